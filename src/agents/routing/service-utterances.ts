/** Questions that are the service agent's job, in the catalogue's languages; written for this project. */
export const SERVICE_UTTERANCES: readonly string[] = `
how do I set this up
how do I set up single sign-on
how do I set up the login with our provider
how do I set up an integration
how do I reset a password
how do I reset a pin
how do I install the app on a tablet
how do I print labels
how do I scan a code
where do I find the settings
the app crashes when I open a photo
I get an error message, what does it mean
login fails for everybody since this morning
users cannot sign in
how can I change my password
how do I connect my calendar
how do I import a list of machines
the import stops at line ten
data is not synchronised
how do I install the sensor
the device shows as disconnected
push messages do not come
mails from the system land in the spam folder
the page is very slow
a report is empty
how do I export everything as csv
how do I delete a user
how do I invite a colleague
what may each role do
how do I create an access token
which limits does the interface have
a webhook is not delivered
how do I print labels
scanning the code does not work
how do I plan recurring work
a task cannot be closed
how does it work without a connection
which browsers are supported
which systems does it integrate with
what is new in the last release
where is our data stored
is data encrypted at rest
how long are backups kept
which sub-processors do you use
do you have a certificate for information security
what happened in the outage
what is our uptime promise
how fast must we answer an urgent case
to whom do I escalate a ticket
how do I request a day off or expenses
what should a newcomer do in the first week
who is on call at the weekend
wie richte ich das ein
wo finde ich die Einstellungen
die App stürzt ab
ich bekomme eine Fehlermeldung
die Anmeldung schlägt fehl
wie ändere ich mein Kennwort
wie importiere ich eine Liste
der Import bricht ab
die Synchronisierung hängt
wie lade ich einen Kollegen ein
welche Rechte hat welche Rolle
wie exportiere ich alle Daten
wo werden unsere Daten gespeichert
was ist zu tun wenn der Sensor nicht verbunden ist
comment configurer cela
où trouver les paramètres
l'application plante
j'ai un message d'erreur
la connexion échoue
comment changer mon mot de passe
comment importer une liste
l'import s'arrête
la synchronisation est bloquée
comment inviter un collègue
que peut faire chaque rôle
comment exporter toutes les données
où sont stockées les données
cómo configuro esto
dónde están los ajustes
la aplicación se cierra sola
me sale un mensaje de error
no puedo iniciar sesión
cómo cambio mi contraseña
cómo importo una lista
la importación se detiene
la sincronización no avanza
cómo invito a un compañero
qué puede hacer cada rol
cómo exporto todos los datos
dónde se guardan los datos
come si configura
dove trovo le impostazioni
l'app si blocca
ricevo un messaggio di errore
non riesco ad accedere
come cambio la password
come importo un elenco
l'importazione si ferma
la sincronizzazione è ferma
come invito un collega
cosa può fare ogni ruolo
come esporto tutti i dati
dove sono conservati i dati
como configuro isto
onde estão as definições
a aplicação fecha sozinha
recebo uma mensagem de erro
não consigo iniciar sessão
como altero a palavra-passe
como importo uma lista
a importação para
a sincronização está parada
como convido um colega
o que pode fazer cada função
como exporto todos os dados
onde ficam guardados os dados
設定のやり方を教えてください
設定はどこにありますか
アプリが落ちます
エラーメッセージが出ます
ログインできません
パスワードを変更するにはどうすればいいですか
一覧を取り込む方法は
取り込みが途中で止まります
同期されません
同僚を招待する手順
役割ごとに何ができますか
データをすべて書き出すには
データはどこに保存されますか
people are sent back to the sign-in page
the mobile client hangs
how many calls a minute does the api take
when was the security audit
was there a penetration test by a third party
how do we handle personal data after the end of a contract
how high is our liability in the contract
may we sign the customer's own data agreement
what service level do we promise
who caused the incident and what was the impact
how large is a goodwill payment that support may make
which devices and models are supported
how do I give an outside firm access to the portal
what is the holiday policy
how do I book travel
where do I find the handbook for new people
what does the cafeteria offer
how do I print a report
how many records can one device hold offline
wie oft kann ich einen Benutzer umziehen
wie lange werden Daten aufbewahrt
wer hat Bereitschaft
combien de temps conservez-vous les données
qui est de garde
cuánto tiempo se guardan los datos
quién está de guardia
per quanto tempo conservate i dati
quem está de prevenção
オフラインで作業する手順
点検のやり方
当番は誰ですか
データの保存期間は
通知が届きません
サインインできなくなったらどうすればいいですか
アプリが動かないときはどうすればいいですか
ログインに失敗します
エラーが出たときの対処方法を教えてください`
  .trim()
  .split('\n');
