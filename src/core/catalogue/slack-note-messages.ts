import type { Message } from './message.ts';

/** What people are told when something cannot be answered, posted or passed on. */
export const slackNoteMessages = {
  'slack.channel_off': {
    en: 'I am switched off in this channel. Ask me in our direct messages instead.',
    de: 'In diesem Kanal bin ich ausgeschaltet. Frag mich stattdessen per Direktnachricht.',
    fr: 'Je suis désactivé dans ce canal. Posez-moi la question en message direct.',
    es: 'En este canal estoy desactivado. Pregúntame por mensaje directo.',
    it: 'In questo canale sono disattivato. Chiedimi nei messaggi diretti.',
    pt: 'Neste canal estou desligado. Pergunte-me por mensagem direta.',
    ja: 'このチャンネルではオフになっています。ダイレクトメッセージでご質問ください。',
  },
  'slack.not_posted': {
    en: '{what, select, answer {My answer in {place} could not be posted} other {A message about your question could not be posted}}{why, select, archived {: the channel is archived.} absent {: I am not in that channel (any more).} restricted {: posting is restricted there.} other {: Slack did not accept it.}} Ask me here instead.',
    de: '{what, select, answer {Meine Antwort in {place} ließ sich nicht posten} other {Eine Nachricht zu deiner Frage ließ sich nicht posten}}{why, select, archived {: Der Kanal ist archiviert.} absent {: Ich bin in dem Kanal nicht (mehr) dabei.} restricted {: Dort darf nicht jeder schreiben.} other {: Slack hat sie nicht angenommen.}} Frag mich stattdessen hier.',
    fr: '{what, select, answer {Ma réponse dans {place} n’a pas pu être publiée} other {Un message sur votre question n’a pas pu être publié}}{why, select, archived { : le canal est archivé.} absent { : je ne suis pas (ou plus) dans ce canal.} restricted { : la publication y est restreinte.} other { : Slack l’a refusé.}} Posez-moi la question ici.',
    es: '{what, select, answer {No pude publicar mi respuesta en {place}} other {No se pudo publicar un mensaje sobre tu pregunta}}{why, select, archived {: el canal está archivado.} absent {: no estoy (o ya no estoy) en ese canal.} restricted {: allí está restringido publicar.} other {: Slack no lo aceptó.}} Pregúntame aquí.',
    it: '{what, select, answer {Non ho potuto pubblicare la mia risposta in {place}} other {Non è stato possibile pubblicare un messaggio sulla tua domanda}}{why, select, archived {: il canale è archiviato.} absent {: non sono (più) in quel canale.} restricted {: lì la pubblicazione è limitata.} other {: Slack non l’ha accettato.}} Chiedimi qui.',
    pt: '{what, select, answer {Não consegui publicar a minha resposta em {place}} other {Não foi possível publicar uma mensagem sobre a sua pergunta}}{why, select, archived {: o canal está arquivado.} absent {: não estou (ou já não estou) nesse canal.} restricted {: a publicação lá é restrita.} other {: o Slack não a aceitou.}} Pergunte-me aqui.',
    ja: '{what, select, answer {{place} に回答を投稿できませんでした} other {ご質問に関するメッセージを投稿できませんでした}}{why, select, archived {：チャンネルがアーカイブされています。} absent {：そのチャンネルに参加していません。} restricted {：投稿が制限されています。} other {：Slack に受け付けられませんでした。}} こちらでご質問ください。',
  },
  'slack.file_lost': {
    en: 'The file “{name}” could not be passed on{why, select, large {: it is larger than {megabytes} MB.} gone {: it is not there any more, or I may not read it.} other {: Slack did not accept it.}}',
    de: 'Die Datei „{name}“ ließ sich nicht weitergeben{why, select, large {: Sie ist größer als {megabytes} MB.} gone {: Es gibt sie nicht mehr, oder ich darf sie nicht lesen.} other {: Slack hat sie nicht angenommen.}}',
    fr: 'Le fichier « {name} » n’a pas pu être transmis{why, select, large { : il dépasse {megabytes} Mo.} gone { : il n’existe plus, ou je ne peux pas le lire.} other { : Slack l’a refusé.}}',
    es: 'No se pudo reenviar el archivo «{name}»{why, select, large {: supera los {megabytes} MB.} gone {: ya no existe o no puedo leerlo.} other {: Slack no lo aceptó.}}',
    it: 'Non è stato possibile inoltrare il file «{name}»{why, select, large {: supera i {megabytes} MB.} gone {: non esiste più o non posso leggerlo.} other {: Slack non l’ha accettato.}}',
    pt: 'Não foi possível encaminhar o ficheiro «{name}»{why, select, large {: tem mais de {megabytes} MB.} gone {: já não existe ou não o posso ler.} other {: o Slack não o aceitou.}}',
    ja: 'ファイル「{name}」を渡せませんでした{why, select, large {：{megabytes} MB を超えています。} gone {：存在しないか、読み取れません。} other {：Slack に受け付けられませんでした。}}',
  },
} satisfies Record<string, Message>;
