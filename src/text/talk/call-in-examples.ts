/** How people call somebody into a thread, in the catalogue's languages; written for this project. */
export const CALL_IN_EXAMPLES: readonly string[] = `
can you help
can you help here
can you help with this
can you help us with this
can you help us here
can you help them
can you answer
can you answer this
can you answer that
can you answer this one
could you answer this question
can you take this
can you take this one
can you look at this
can you have a look
please help
please answer
please answer this
help here please
answer this please
any idea
any ideas
any thoughts
thoughts
do you know
do you know this
do you know the answer
do you have an answer
do you have an idea
what do you think
what do you say
what about this
what about this one
and this one
this one
this
see above
see thread
see the question above
question above
the question above
over to you
your turn
kannst du helfen
kannst du hier helfen
kannst du das beantworten
kannst du dazu etwas sagen
weißt du das
weißt du das vielleicht
hast du eine idee
was meinst du
siehe oben
bitte antworten
peux-tu aider
peux-tu aider ici
peux-tu répondre
tu peux répondre à ça
une idée
tu sais
qu'en penses-tu
voir plus haut
puedes ayudar
puedes ayudar aquí
puedes responder
puedes responder a esto
alguna idea
lo sabes
qué opinas
ver arriba
puoi aiutare
puoi aiutare qui
puoi rispondere
puoi rispondere a questo
qualche idea
lo sai
che ne pensi
vedi sopra
podes ajudar
podes ajudar aqui
podes responder
podes responder a isto
pode ajudar aqui
alguma ideia
sabes isto
o que achas
ver acima
助けてください
これに答えて
これに答えてください
分かりますか
わかりますか
どう思いますか
上の質問です
`
  .trim()
  .split('\n');
