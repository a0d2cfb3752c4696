import type { Message } from './message.ts';

/** What people are told when something cannot be answered, posted or passed on. */
export const slackNoteMessages = {
  'slack.shared': {
    en: '{what, select, first {Shared. Everyone who reads here sees it now.} again {This answer is shared here already.} readers {I did not share it: not everyone who reads here may see all that this answer rests on.} not_yours {I did not share it: only the person I said it to can do that.} place {I did not share it: I cannot post here, or I do not know who reads here.} other {I did not share it: this answer is not there any more. Ask again.}}',
    de: '{what, select, first {Geteilt. Alle, die hier lesen, sehen es jetzt.} again {Diese Antwort ist hier schon geteilt.} readers {Ich habe es nicht geteilt: Nicht alle, die hier lesen, dürfen alles sehen, worauf diese Antwort beruht.} not_yours {Ich habe es nicht geteilt: Das kann nur die Person, der ich es gesagt habe.} place {Ich habe es nicht geteilt: Ich kann hier nicht schreiben, oder ich weiß nicht, wer hier liest.} other {Ich habe es nicht geteilt: Diese Antwort gibt es nicht mehr. Frag noch einmal.}}',
    fr: '{what, select, first {Partagé. Tous ceux qui lisent ici le voient maintenant.} again {Cette réponse est déjà partagée ici.} readers {Je ne l’ai pas partagée : tous ceux qui lisent ici n’ont pas le droit de voir tout ce sur quoi repose cette réponse.} not_yours {Je ne l’ai pas partagée : seule la personne à qui je l’ai dite peut le faire.} place {Je ne l’ai pas partagée : je ne peux pas publier ici, ou je ne sais pas qui lit ici.} other {Je ne l’ai pas partagée : cette réponse n’existe plus. Reposez la question.}}',
    es: '{what, select, first {Compartida. Ahora la ven todas las personas que leen aquí.} again {Esta respuesta ya está compartida aquí.} readers {No la he compartido: no todas las personas que leen aquí pueden ver todo aquello en lo que se basa esta respuesta.} not_yours {No la he compartido: solo puede hacerlo la persona a quien se la di.} place {No la he compartido: no puedo publicar aquí, o no sé quién lee aquí.} other {No la he compartido: esta respuesta ya no existe. Pregunta otra vez.}}',
    it: '{what, select, first {Condivisa. Ora la vede chiunque legga qui.} again {Questa risposta è già condivisa qui.} readers {Non l’ho condivisa: non tutti quelli che leggono qui possono vedere tutto ciò su cui si basa questa risposta.} not_yours {Non l’ho condivisa: può farlo solo la persona a cui l’ho data.} place {Non l’ho condivisa: non posso pubblicare qui, o non so chi legge qui.} other {Non l’ho condivisa: questa risposta non c’è più. Chiedi di nuovo.}}',
    pt: '{what, select, first {Partilhada. Agora todos os que leem aqui a veem.} again {Esta resposta já está partilhada aqui.} readers {Não a partilhei: nem todos os que leem aqui podem ver tudo aquilo em que esta resposta se baseia.} not_yours {Não a partilhei: só a pessoa a quem a dei pode fazê-lo.} place {Não a partilhei: não posso publicar aqui, ou não sei quem lê aqui.} other {Não a partilhei: esta resposta já não existe. Pergunte outra vez.}}',
    ja: '{what, select, first {共有しました。ここを読む全員に表示されます。} again {この回答はすでにここで共有されています。} readers {共有しませんでした。ここを読む人の中に、この回答の根拠のすべてを閲覧できない人がいます。} not_yours {共有しませんでした。共有できるのは、この回答を受け取った本人だけです。} place {共有しませんでした。ここに投稿できないか、ここを読む人を確認できません。} other {共有しませんでした。この回答はもうありません。もう一度お尋ねください。}}',
  },
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
