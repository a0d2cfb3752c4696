/** Questions about the bot itself, in the catalogue's languages; written for this project. */
export const HELP_UTTERANCES: readonly string[] = `
what can you do
what are you
who are you
how do you work
what can I ask you
help
help me
how can you help me
what are you good for
show me what you can do
how do I use this bot
what commands are there
was kannst du
wer bist du
was kann ich dich fragen
hilfe
wie funktionierst du
wobei kannst du helfen
que sais-tu faire
que peux-tu faire
qui es-tu
aide
que puis-je te demander
comment peux-tu m'aider
qué puedes hacer
quién eres
ayuda
qué te puedo preguntar
cómo funcionas
cosa sai fare
cosa puoi fare
chi sei
aiuto
cosa posso chiederti
o que podes fazer
o que você pode fazer
quem és tu
ajuda
o que posso perguntar
何ができますか
あなたは誰ですか
ヘルプ
使い方を教えて
何を聞けますか
`
  .trim()
  .split('\n');
