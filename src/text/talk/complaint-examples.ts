/** What people say when an answer was no good, in the catalogue's languages; written for this project. */
export const COMPLAINT_EXAMPLES: readonly string[] = `
that is wrong
that was wrong
this is wrong
that is not right
that is not correct
that is incorrect
that is not true
that is false
wrong
wrong answer
wrong again
incorrect
your answer is wrong
your answer was wrong
the answer is wrong
this answer is wrong
this answer is incorrect
you are wrong
you got it wrong
you got that wrong
no that is wrong
no that is not right
no that is not it
no not that
not that
not that one
that is not what i meant
that is not what i asked
that was not my question
that is not an answer
that is not what i wanted
that is not what i am looking for
you did not answer my question
you did not understand
you did not understand me
you misunderstood
you misunderstood me
you do not understand
i did not ask that
i meant something else
i asked something else
that did not help
that does not help
this does not help
that is not helpful
not helpful
not very helpful
that was useless
this is useless
you are useless
useless
bad answer
bad bot
terrible answer
that makes no sense
this makes no sense
that is nonsense
nonsense
that is outdated
this is outdated
this is out of date
are you sure
are you sure about that
is that right
is that really true
i do not think that is right
i do not believe that
that cannot be right
try again
das ist falsch
das war falsch
das stimmt nicht
das ist nicht richtig
das ist nicht korrekt
falsch
falsche antwort
die antwort ist falsch
nein das ist falsch
nein das stimmt nicht
nein das meinte ich nicht
das meinte ich nicht
das habe ich nicht gemeint
das habe ich nicht gefragt
das war nicht meine frage
du hast mich falsch verstanden
du verstehst mich nicht
das hilft nicht
das hilft mir nicht
nicht hilfreich
schlechte antwort
das ist unsinn
das ist veraltet
bist du sicher
c'est faux
c'était faux
ce n'est pas correct
ce n'est pas vrai
ce n'est pas ça
c'est pas ça
mauvaise réponse
ta réponse est fausse
non c'est faux
non ce n'est pas ce que je voulais dire
ce n'est pas ce que je voulais dire
ce n'est pas ce que j'ai demandé
ce n'était pas ma question
tu n'as pas compris
vous n'avez pas compris
ça ne m'aide pas
pas utile
c'est inutile
tu es sûr
c'est dépassé
eso es incorrecto
eso está mal
está mal
eso no es correcto
eso no es verdad
no es cierto
respuesta equivocada
respuesta incorrecta
tu respuesta está mal
no eso no es
no me refería a eso
no es lo que quería decir
no es lo que pregunté
no te he preguntado eso
no me has entendido
no has entendido
eso no ayuda
no me sirve
no es útil
estás seguro
è sbagliato
è falso
non è corretto
non è vero
non è giusto
risposta sbagliata
la risposta è sbagliata
no è sbagliato
non intendevo questo
non è quello che intendevo
non è quello che ho chiesto
non hai capito
non mi hai capito
non aiuta
non è utile
sei sicuro
está errado
isso está errado
isso não está certo
não está correto
não é verdade
resposta errada
a resposta está errada
não foi isso que eu quis dizer
não era isso
não foi isso que perguntei
não percebeste
você não entendeu
isso não ajuda
não ajudou
tens a certeza
você tem certeza
違います
それは違います
間違っています
間違いです
それは間違っています
正しくありません
そういう意味ではありません
そうじゃない
聞きたいことと違います
質問と違います
役に立ちません
本当ですか
that did not help at all
that is not helpful at all
not what i asked
not what i meant
not what i wanted
not what i was looking for
not the answer i was looking for
you misunderstood my question
you misread my question
your last answer was wrong
your last answer is wrong
the last answer was wrong
the information is wrong
that information is wrong
that answer is wrong
not right
not correct
not true
wrong information
wrong one
das war die falsche antwort
das ist nicht das was ich wollte
du hast meine frage nicht beantwortet
du hast die frage nicht verstanden
bist du dir sicher
ce n'est pas la bonne réponse
ce n'est pas ce que je cherche
tu n'as pas répondu à ma question
no es la respuesta correcta
no es lo que busco
no has respondido a mi pregunta
non è la risposta giusta
non è quello che cerco
non hai risposto alla mia domanda
não é a resposta certa
não é isso que procuro
não respondeste à minha pergunta
それは間違いです
答えが違います
you did not get my question
you did not get it
you are not getting it
this is not what i was asking
this is not what i asked
this is not what i meant
esa respuesta está mal
esa respuesta no es correcta
全然違います
その答えは違います
答えになっていません
you are mistaken
you made a mistake
this does not answer my question
that does not answer my question
das beantwortet meine frage nicht
du irrst dich
du liegst falsch
tu te trompes
vous vous trompez
te equivocas
ti sbagli
estás enganado
você está errado
not answering my question`
  .trim()
  .split('\n');
