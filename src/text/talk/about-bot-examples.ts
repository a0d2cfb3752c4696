/** Questions about the bot itself. */
export type AboutBot = 'help' | 'identity' | 'sources' | 'privacy' | 'knows' | 'languages' | 'memory';

const lines = (text: string): string[] => text.trim().split('\n');

/** What people ask about the bot itself, in the catalogue's languages; written for this project. */
export const ABOUT_BOT_EXAMPLES: Readonly<Record<AboutBot, readonly string[]>> = {
  help: lines(`
what can you do
what can you do for me
what can you help with
what can you help me with
what can i ask
what can i ask you
what should i ask you
what kind of questions can i ask
what questions can you answer
what are you good for
what are you good at
what do you do
how do you work
how does this work
how does this bot work
how do i use you
how do i use this bot
how can you help
how can you help me
can you help me
help
help me
help please
i need help
show me what you can do
what commands are there
what are your commands
what are your features
give me some examples
example questions
was kannst du
was kannst du alles
was kannst du für mich tun
was machst du
was kann ich dich fragen
welche fragen kann ich stellen
wobei kannst du helfen
wie kannst du mir helfen
wie funktionierst du
wie benutze ich dich
hilfe
hilf mir
kannst du mir helfen
que sais-tu faire
que peux-tu faire
que peux-tu faire pour moi
que pouvez-vous faire
que pouvez-vous faire pour moi
que savez-vous faire
comment pouvez-vous m'aider
pouvez-vous m'aider
à quoi sers-tu
comment ça marche
comment fonctionnes-tu
comment peux-tu m'aider
que puis-je te demander
quelles questions puis-je poser
peux-tu m'aider
aide
aide-moi
qué puedes hacer
qué puedes hacer por mí
qué puede hacer
qué sabes hacer
para qué sirves
cómo funcionas
cómo me puedes ayudar
en qué puedes ayudar
qué te puedo preguntar
qué preguntas puedo hacer
puedes ayudarme
ayuda
ayúdame
cosa sai fare
cosa puoi fare
cosa fai
a cosa servi
come funzioni
come puoi aiutarmi
cosa posso chiederti
puoi aiutarmi
aiuto
aiutami
o que podes fazer
o que pode fazer por mim
o que você pode fazer
o que sabes fazer
para que serves
como funcionas
como me podes ajudar
como você pode me ajudar
o que posso perguntar
podes ajudar-me
ajuda
何ができますか
どんなことができますか
何を手伝ってもらえますか
何を頼めますか
何をお願いできますか
何をしてくれますか
何ができるの
何を聞けますか
どんな質問ができますか
使い方を教えて
使い方を教えてください
どうやって使いますか
ヘルプ
助けて
手伝ってくれますか
what are you able to do
what are your skills
what are you capable of
how can i use you
what can i do with you
what can you tell me
what do you know how to do
what is this bot for
what are you for
what is your job
what is your purpose
give me an example
show me some examples
wofür bist du da
was ist deine aufgabe
was für fragen kann ich stellen
à quoi tu sers
quel est ton rôle
qu'est-ce que tu peux faire
qu'est-ce que tu sais faire
cuál es tu función
qual è il tuo compito
qual é a tua função
how do i talk to you
how do i ask you something
how do i ask questions
o que você consegue fazer
o que consegues fazer
cosa riesci a fare
qué eres capaz de hacer
wie frage ich dich etwas
what sort of things can you do
what kind of things can you do
what are you useful for
what else can you do
how are you useful
que peux-tu m'apprendre
dime qué puedes hacer
tell me what you can do
sag mir was du kannst
dis-moi ce que tu sais faire
dimmi cosa sai fare
diz-me o que sabes fazer`),
  identity: lines(`
who are you
who are you even
what are you
what is your name
do you have a name
what should i call you
are you chatgpt
are you gpt
are you claude
are you gemini
are you copilot
are you siri
are you an ai
are you an llm
are you a language model
are you a bot
are you a robot
are you a machine
are you a human
are you human
are you a person
are you a real person
are you real
am i talking to a bot
am i talking to a human
am i talking to a real person
is this a bot
is this a real person
is there a human behind this
which model are you
what model do you use
which ai model is this
are you based on chatgpt
who made you
who built you
who created you
who developed you
who programmed you
who wrote you
who owns you
who runs you
where are you from
how old are you
introduce yourself
tell me about yourself
wer bist du
was bist du
wie heißt du
bist du chatgpt
bist du ein bot
bist du ein mensch
bist du ein roboter
bist du eine ki
bist du echt
spreche ich mit einem menschen
welches modell bist du
wer hat dich gemacht
wer hat dich gebaut
wer hat dich programmiert
wer hat dich entwickelt
stell dich vor
qui es-tu
qui êtes-vous
comment t'appelles-tu
es-tu chatgpt
es-tu un robot
es-tu un bot
es-tu un humain
tu es une ia
êtes-vous une vraie personne
qui t'a créé
qui t'a fait
qui vous a créé
quel modèle es-tu
présente-toi
quién eres
qué eres
cómo te llamas
eres chatgpt
eres un bot
eres un robot
eres humano
eres una persona
eres una ia
quién te hizo
quién te creó
quién te ha programado
qué modelo eres
preséntate
chi sei
cosa sei
come ti chiami
sei chatgpt
sei un bot
sei un robot
sei umano
sei una persona
sei una persona vera
sei un'ia
chi ti ha creato
chi ti ha fatto
che modello sei
presentati
quem és tu
quem é você
o que és
como te chamas
qual é o seu nome
és o chatgpt
você é o chatgpt
és um bot
você é um robô
você é humano
és uma pessoa
és uma ia
quem te criou
quem te fez
quem fez você
あなたは誰ですか
あなたは誰
お名前は何ですか
名前を教えて
あなたはchatgptですか
chatgptですか
aiですか
ボットですか
ロボットですか
人間ですか
誰が作りましたか
誰があなたを作ったの
自己紹介して
are you a human or a bot
bot or human
human or machine
are you a real human
are you powered by openai
are you made by openai
which llm are you
which llm are you using
what llm do you use
what technology are you
bist du ein echter mensch
bist du eine person
mit wem spreche ich
est-ce que tu es un robot
est-ce que tu es humain
es-tu une vraie personne
à qui je parle
eres una persona real
con quién hablo
sei una persona reale
con chi parlo
és uma pessoa real
você é uma pessoa de verdade
com quem falo
what exactly are you
are you an assistant
are you a program
are you a computer
are you gpt 4
which gpt are you
what model are you running on
am i chatting with a robot
am i chatting with a person
am i speaking to a machine
chi ti ha programmato
chi ti ha sviluppato
qual é o teu nome
qual é o nome do bot
君は誰
君の名前は
きみは誰ですか
誰と話していますか
wer steckt hinter dir
wer betreibt dich
comment vous appelez-vous
quel est ton nom
qual è il tuo nome
cuál es tu nombre
are you an actual human
are you an actual person
are you some kind of ai
are you some kind of robot
is this chatgpt
is this an ai
is this ai
is this a robot
is it a bot
do you run on gpt
do you run on chatgpt
do you use chatgpt
do you use ai
bist du eine echte person
bist du eine maschine
eres una máquina
es-tu une machine
sei una macchina
és uma máquina
あなたは人間ですか
あなたはボットですか
あなたはaiですか`),
  sources: lines(`
where do your answers come from
where do you get your answers
where do you get your answers from
where do you get all this from
where do you get this information
where do you get your information from
where does your information come from
where does your knowledge come from
where do you know that from
where do you know this from
where did you get that
how do you know that
how do you know this
how do you know all this
how do you find answers
what are your sources
what sources do you use
which sources do you use
what is your source
what are you based on
what data do you use
do you make things up
do you invent things
do you hallucinate
can i trust you
can i trust your answers
how reliable are you
are your answers correct
are you always right
do you search the internet
do you use the internet
can you search the web
how were you trained
what were you trained on
woher kommen deine antworten
woher hast du deine antworten
woher weißt du das
woher weißt du das alles
woher hast du das
was sind deine quellen
welche quellen benutzt du
kann ich dir vertrauen
denkst du dir das aus
suchst du im internet
d'où viennent tes réponses
d'où viennent vos réponses
d'où sors-tu ça
d'où tiens-tu ça
comment le sais-tu
comment sais-tu tout ça
quelles sont tes sources
puis-je te faire confiance
est-ce que tu inventes
de dónde salen tus respuestas
de dónde sacas tus respuestas
de dónde sacas eso
de dónde sacas la información
cómo lo sabes
cómo sabes eso
cuáles son tus fuentes
puedo confiar en ti
te lo inventas
da dove vengono le tue risposte
da dove prendi le risposte
da dove prendi le informazioni
come fai a saperlo
come lo sai
quali sono le tue fonti
posso fidarmi di te
ti inventi le cose
de onde vêm as tuas respostas
de onde vêm suas respostas
de onde tiras isso
de onde você tira isso
como sabes isso
como você sabe disso
quais são as tuas fontes
quais são suas fontes
posso confiar em ti
回答はどこから来ますか
どこから情報を得ていますか
情報源は何ですか
なぜ知っているのですか
どうやって調べていますか
信頼できますか
where does this info come from
where does that information come from
where do you take your answers from
where do you find your answers
where is this from
where is this information from
what are your answers based on
how accurate are you
how do you come up with answers
are you searching the web
are you online
are you making this up
did you make that up
woher nimmst du deine antworten
woher kommen die informationen
worauf stützt du dich
d'où viennent tes infos
d'où viennent tes informations
où trouves-tu tes réponses
de dónde obtienes tus respuestas
de dónde viene la información
da dove vengono le informazioni
de onde vêm as informações
de onde vem essa informação
how can i be sure you are right
how do i know you are right
do you use google
do you google things
do you use wikipedia
can i rely on your answers
can i rely on you
how reliable is this bot
how reliable is this
do you ever make mistakes
do you make mistakes
can you be wrong
are you ever wrong
are you hallucinating
machst du fehler
fais-tu des erreurs
cometes errores
fai errori
cometes erros`),
  privacy: lines(`
can you read my private messages
can you see my private messages
do you read my messages
do you read my dms
can you read my dms
are you allowed to read my messages
are you able to see my dms
do you have access to my messages
do you have access to private channels
does anybody else read my messages
do you read everything we write
do you read all channels
can you see all channels
which channels can you read
do you listen to us
are you listening
are you spying on us
are you watching me
do you spy on me
who can see what i ask you
who can see my questions
who sees what i write to you
who can read our conversation
who reads this conversation
can my boss see this
can my manager see what i ask
does my manager see my questions
is this conversation private
is this private
is this chat confidential
are my questions private
are my messages private
do you keep my messages
do you store what i write
do you save our conversation
do you log what i say
do you share my questions
can others see my questions
liest du meine nachrichten
kannst du meine privaten nachrichten lesen
darfst du meine nachrichten lesen
hast du zugriff auf meine nachrichten
liest du alles mit
liest du mit
wer sieht was ich dich frage
wer kann meine fragen sehen
kann mein chef das lesen
ist das vertraulich
ist das privat
speicherst du was ich schreibe
peux-tu lire mes messages privés
as-tu le droit de lire mes messages
as-tu accès à mes messages
est-ce que tu lis mes messages
lis-tu tous les canaux
qui voit mes questions
qui peut voir ce que je te demande
mon chef peut-il voir ça
est-ce que c'est confidentiel
est-ce privé
gardes-tu mes messages
puedes leer mis mensajes privados
tienes permiso para leer mis mensajes
tienes acceso a mis mensajes
lees mis mensajes
lees todos los canales
quién ve mis preguntas
quién puede ver lo que te pregunto
mi jefe puede ver esto
es confidencial
esto es privado
guardas mis mensajes
puoi leggere i miei messaggi privati
hai il permesso di leggere i miei messaggi
hai accesso ai miei messaggi
leggi i miei messaggi
leggi tutti i canali
chi vede le mie domande
chi può vedere quello che ti chiedo
il mio capo può vederlo
è confidenziale
è privato
salvi i miei messaggi
podes ler as minhas mensagens privadas
tens acesso às minhas mensagens
você lê minhas mensagens
lês as minhas mensagens
lês todos os canais
quem vê as minhas perguntas
quem pode ver o que te pergunto
o meu chefe pode ver isto
isto é confidencial
isto é privado
guardas as minhas mensagens
私のメッセージを読めますか
私のメッセージを読む権限がありますか
プライベートメッセージを読んでいますか
ダイレクトメッセージを読めますか
誰が私の質問を見られますか
この会話は非公開ですか
会話は保存されますか
is what i write here confidential
is what i write here private
is what i say private
is what i ask you private
are you reading everything in this channel
are you reading this channel
are you reading our messages
do you read along
do you read our chats
do you read our conversations
do you read our private channels
do you save what i type
do you save what i write
do you keep what i tell you
do you tell my boss
will you tell anyone
does anyone see what i ask
does anyone else see this
can anyone see this conversation
who can see this conversation
can hr see this
kannst du meine privaten nachrichten mitlesen
liest du unsere nachrichten
wer liest das hier
speicherst du unser gespräch
lis-tu nos conversations
vois-tu mes messages privés
puedes ver mis mensajes privados
lees nuestras conversaciones
vedi i miei messaggi privati
leggi le nostre conversazioni
vês as minhas mensagens privadas
lês as nossas conversas
can you read my mails
can you read my emails
can you see my files
do you read my emails
liest du private kanäle
liest du meine mails
kannst du alles sehen
mes questions sont-elles privées
mes messages sont-ils privés
quién puede leer lo que escribo
quién lee esto
chi legge quello che scrivo
quem lê o que escrevo
私の書いたことは誰が見ますか
can other people see what i ask
can others read this
can others see what i ask
will my boss know what i asked
will my manager know
are you recording this
are you recording us
können andere meine fragen sehen
kann mein chef sehen was ich frage
est-ce que d'autres voient mes questions
pueden otros ver mis preguntas
altri possono vedere le mie domande
outros podem ver as minhas perguntas`),
  knows: lines(`
what do you know
what do you know about
what do you know about us
what do you know about our company
what do you know about me
what topics do you know
what topics do you cover
which topics can i ask about
what do you have information on
what articles do you have
what documents do you have
which documents can you read
what can you access
what data can you see
what do you have access to
how much do you know
how many articles do you have
was weißt du
was weißt du über uns
was weißt du über mich
welche themen kennst du
welche artikel hast du
welche dokumente kennst du
worauf hast du zugriff
que sais-tu
que sais-tu sur nous
que sais-tu sur moi
quels sujets connais-tu
quels articles as-tu
à quoi as-tu accès
qué sabes
qué sabes de nosotros
qué sabes de mí
qué temas conoces
qué artículos tienes
a qué tienes acceso
cosa sai
cosa sai di noi
cosa sai di me
quali argomenti conosci
quali articoli hai
a cosa hai accesso
o que sabes
o que você sabe
o que sabes sobre nós
que temas conheces
que artigos tens
a que tens acesso
何を知っていますか
何について知っていますか
どんな記事がありますか
どんな情報がありますか
what do you know so far
what information do you have
what information can you access
what kind of topics do you know
what subjects do you know
which sources can you see
what can i find here
what can you look up
what can you find
what can you see`),
  languages: lines(`
do you speak german
do you speak french
do you speak spanish
do you speak italian
do you speak portuguese
do you speak japanese
do you speak english
do you speak my language
do you understand german
do you understand french
can you speak japanese
can you speak spanish
can you answer in german
can you answer in english
can i write in french
can i ask in spanish
what languages do you speak
which languages do you speak
which languages do you understand
how many languages do you speak
sprichst du deutsch
sprichst du englisch
sprichst du französisch
verstehst du deutsch
welche sprachen sprichst du
kann ich auf deutsch fragen
parles-tu français
tu parles français
parlez-vous français
parles-tu anglais
quelles langues parles-tu
je peux écrire en français
hablas español
hablas inglés
habla español
qué idiomas hablas
puedo escribir en español
parli italiano
parli inglese
che lingue parli
quali lingue parli
posso scrivere in italiano
falas português
você fala português
falas inglês
que línguas falas
posso escrever em português
日本語を話せますか
日本語は話せますか
日本語が分かりますか
日本語で質問できますか
英語は話せますか
何語が話せますか
do you understand spanish
do you understand english
can you speak english
can you understand japanese
do you know german
in which languages can i ask
which languages can you speak
können wir deutsch sprechen
kannst du deutsch
kannst du englisch
on peut parler français
podemos hablar español
possiamo parlare italiano
podemos falar português`),
  memory: lines(`
what did i ask you before
what did i ask you last time
what did i ask you yesterday
what was my last question
do you remember me
do you remember my question
do you remember our conversation
do you remember what i asked
do you remember what we talked about
do you have a memory
can you remember things
do you learn from me
do you learn from our conversations
was habe ich dich gefragt
was war meine letzte frage
erinnerst du dich an mich
merkst du dir was ich frage
lernst du dazu
qu'est-ce que je t'ai demandé
te souviens-tu de moi
te souviens-tu de ma question
quelle était ma dernière question
qué te pregunté antes
te acuerdas de mí
recuerdas mi pregunta
cuál fue mi última pregunta
cosa ti ho chiesto prima
ti ricordi di me
ricordi la mia domanda
o que te perguntei antes
lembras-te de mim
você se lembra de mim
qual foi a minha última pergunta
前に何を聞きましたか
私を覚えていますか
前の質問を覚えていますか
what did i ask you earlier
what did i ask earlier
what did we talk about
what have i asked you so far
will you remember this
can you remember this
what was my previous question
what was my question
what was the last thing i asked
can you remember what i said
do you remember what i said`),
};
