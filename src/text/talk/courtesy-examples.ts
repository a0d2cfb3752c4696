/** Kinds of messages that only keep people company. */
export type Courtesy = 'greeting' | 'thanks' | 'farewell' | 'acknowledgement' | 'wellbeing';

const lines = (text: string): string[] => text.trim().split('\n');

/** What people say to be kind, in the catalogue's languages; written for this project. */
export const COURTESY_EXAMPLES: Readonly<Record<Courtesy, readonly string[]>> = {
  greeting: lines(`
hi
hi there
hey
hey hey
hello
hello there
hiya
yo
howdy
good morning
morning
good afternoon
good evening
good day
greetings
nice to meet you
hallo
hallo zusammen
hi zusammen
moin
moin moin
servus
grüezi
grüß dich
guten morgen
guten tag
guten abend
schön dich kennenzulernen
bonjour
bonjour à tous
bonsoir
salut
coucou
enchanté
hola
hola a todos
buenos días
buen día
buenas
buenas tardes
buenas noches
encantado
ciao
ciao a tutti
buongiorno
buonasera
salve
piacere
olá
olá a todos
oi
bom dia
boa tarde
boa noite
prazer
こんにちは
おはよう
おはようございます
こんばんは
やあ
はじめまして
お疲れ様です
hey you
hey there
hello bot
hi bot
good morning to you
hello my friend
hi everybody
hello everyone
hi all
hi team
heya
hi everyone
buon giorno
hello my friend
hallo bot`),
  thanks: lines(`
thanks
thank you
thanks a lot
thanks a ton
thanks so much
thank you so much
thank you very much
many thanks
thanks again
thanks for the help
thanks for your help
thank you for helping
thanks for that
thanks for the quick answer
thanks for looking
thanks that helped
thanks this helps a lot
thanks that is what i needed
that helped
that helps
this was helpful
that was really helpful
very helpful
super helpful
that is exactly what i needed
just what i was looking for
much appreciated
i appreciate it
appreciated
cheers
cheers mate
you are the best
you are great
you are amazing
you are awesome
you rock
you saved my day
you saved me
life saver
great answer
good answer
nice answer
excellent answer
perfect answer
great job
good job
well done
good bot
nice one
nice work
great work
great stuff
love it
i love this
love you
brilliant
awesome
amazing
fantastic
excellent
wonderful
impressive
cool
great
perfect
super
nice
that is great
that is perfect
that was fast
that was quick
that is correct
that is right
you are right
works now
it works
that worked
danke
danke dir
danke schön
danke sehr
danke für die hilfe
danke für die schnelle antwort
danke das hat geholfen
das hat geholfen
das hilft mir weiter
das war hilfreich
sehr hilfreich
vielen dank
tausend dank
herzlichen dank
besten dank
gute antwort
gut gemacht
du bist der beste
du bist super
super
klasse
prima
toll
perfekt
genial
sehr gut
das stimmt
merci
merci beaucoup
merci bien
mille mercis
merci pour ton aide
merci pour votre aide
merci ça m'a aidé
ça m'a aidé
ça aide beaucoup
très utile
bonne réponse
bien joué
bravo
génial
parfait
excellent
tu es le meilleur
gracias
muchas gracias
mil gracias
gracias por la ayuda
gracias por tu ayuda
gracias eso me ayudó
me ha ayudado
eso ayuda mucho
muy útil
buena respuesta
bien hecho
genial
perfecto
estupendo
eres el mejor
grazie
grazie mille
tante grazie
molte grazie
grazie per l'aiuto
grazie mi è stato utile
mi ha aiutato
molto utile
ottima risposta
bella risposta
ben fatto
perfetto
ottimo
fantastico
sei il migliore
obrigado
obrigada
muito obrigado
muito obrigada
obrigado pela ajuda
obrigado ajudou muito
isso ajudou
foi muito útil
boa resposta
ótima resposta
bom trabalho
muito bem
perfeito
ótimo
valeu
és o melhor
ありがとう
ありがとうございます
ありがとうございました
どうもありがとうございます
どうも
助かりました
助かります
とても助かりました
役に立ちました
参考になりました
素晴らしい
すばらしい回答です
完璧です
さすがです
感謝します
thanks a million
a million thanks
you are a lifesaver
that is a lifesaver
spot on
bang on
that answers my question
that is all i needed
this is what i needed
glad i asked
das war alles was ich brauchte
genau das habe ich gesucht
c'est exactement ce que je cherchais
es justo lo que buscaba
è proprio quello che cercavo
era isso que eu procurava
本当にありがとうございます
thanks heaps
i appreciate your help
appreciate the help
great help
grazie utilissimo
utilissimo
ayudó mucho
aiuta molto
legend
you legend
you are a star
that is useful
super useful
useful
thank you kindly
good to know thanks
gut zu wissen
ich danke dir
ti ringrazio
la ringrazio
agradeço
agradeço a ajuda
te lo agradezco
je te remercie
je vous remercie
助かったよ
助かった
ありがたいです`),
  farewell: lines(`
bye
bye bye
goodbye
good bye
good night
see you
see you later
see you tomorrow
see ya
cya
later
talk to you later
talk later
ttyl
have a nice day
have a good day
have a good one
have a great weekend
have a nice evening
take care
i am off
that is all
that is all for now
that was all
tschüss
tschau
auf wiedersehen
bis bald
bis später
bis morgen
bis dann
schönen tag noch
schönen abend
schönes wochenende
schönen feierabend
gute nacht
das war alles
au revoir
à bientôt
à plus
à plus tard
à demain
bonne journée
bonne soirée
bon week-end
bonne nuit
c'est tout
adiós
hasta luego
hasta mañana
hasta pronto
nos vemos
que tengas un buen día
buen fin de semana
eso es todo
arrivederci
a presto
a dopo
a domani
ci vediamo
buona giornata
buona serata
buon fine settimana
buona notte
è tutto
tchau
até logo
até amanhã
até já
até breve
tenha um bom dia
bom fim de semana
é tudo
さようなら
またね
また明日
それではまた
おやすみなさい
失礼します
お疲れ様でした
以上です
have a lovely day
have a great day
enjoy your evening
enjoy your weekend
until tomorrow
catch you later
goodnight
good night everyone
gotta go
got to go
i have to go
i have to run
muss los
je dois y aller
tengo que irme
devo andare`),
  acknowledgement: lines(`
ok
ok then
ok got it
ok cool
ok great
ok perfect
ok understood
ok makes sense
ok i see
ok will do
ok never mind
alright
all right
got it
understood
i see
i understand
makes sense
that makes sense
sure
sure thing
fine
sounds good
good to know
interesting
noted
yes
yep
yeah
yup
no
nope
no problem
no worries
never mind
nevermind
forget it
all good
i will try that
will do
let me try
let me check
hm
hmm
ah
ah ok
oh
oh ok
oh i see
lol
haha
hahaha
wow
test
testing
just testing
ping
alles klar
verstanden
in ordnung
passt
genau
ja
nein
ach so
aha
schon gut
vergiss es
ergibt sinn
macht sinn
d'accord
compris
je vois
c'est noté
entendu
ça marche
oui
non
laisse tomber
peu importe
vale
de acuerdo
entendido
ya veo
claro
está bien
no importa
olvídalo
va bene
d'accordo
capito
ho capito
certo
non importa
lascia stare
ok tudo bem
entendi
percebi
certo
sim
não
está bem
deixa pra lá
esquece
了解
了解です
了解しました
わかりました
分かりました
なるほど
承知しました
はい
いいえ
大丈夫です
そうですか
je comprends
lo entiendo
ich verstehe
capisco
compreendo`),
  wellbeing: lines(`
how are you
how are you today
how are you doing
how are things
how is it going
how is your day
how is your day going
how do you do
how do you feel
how was your weekend
what is up
sup
wassup
are you ok
are you there
are you awake
anyone there
anybody there
you there
do you like your job
are you happy
wie geht es dir
wie gehts
wie geht's dir heute
wie läuft es
was geht
alles gut bei dir
bist du da
ça va
comment ça va
comment vas-tu
comment allez-vous
tu vas bien
tu es là
cómo estás
cómo está usted
qué tal
qué tal estás
cómo te va
todo bien
estás ahí
come stai
come va
come sta
tutto bene
ci sei
como estás
como vai
como está
como você está
tudo bem
tudo bom
estás aí
元気ですか
お元気ですか
調子はどうですか
いますか
hows it going
how are you feeling
how has your day been
hows life
all good with you
i hope you are well
hope you are doing well
ich hoffe es geht dir gut`),
};
