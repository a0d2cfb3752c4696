/** Support cases and the common words around all work; see `readConcepts` for how a line is read. */
export const SUPPORT_CONCEPTS = `
ticket, case, support request | Ticket, Fall, Supportfall, Anfrage, Vorgang | ticket, cas, demande d'assistance, dossier | ticket, caso, incidencia | ticket, caso, richiesta di assistenza | ticket, chamado, caso | チケット, ケース, 案件, 問い合わせ
support, help, assistance | Support, Hilfe, Unterstützung, helfen, hilft | assistance, aide, support, aider | soporte, ayuda, asistencia, ayudar | assistenza, aiuto, supporto, aiutare | suporte, ajuda, assistência, ajudar | サポート, 支援, ヘルプ, 助け
help desk, hotline | Helpdesk, Hotline, Kundendienst | service d'assistance, hotline, service client | mesa de ayuda, atención al cliente | servizio assistenza, helpdesk, servizio clienti | central de atendimento, helpdesk, atendimento ao cliente | ヘルプデスク, コールセンター, 窓口
priority, urgency | Priorität, Dringlichkeit | priorité, urgence | prioridad, urgencia | priorità, urgenza | prioridade, urgência | 優先度, 優先順位, 緊急度
urgent, emergency | dringend, Notfall, eilig | urgent, urgence | urgente, emergencia | urgente, emergenza | urgente, emergência | 緊急, 至急, 急ぎ
severity, serious, critical | Schweregrad, schwer, kritisch, schwerwiegend | gravité, grave, critique | gravedad, grave, crítico | gravità, grave, critico | gravidade, grave, crítico | 重大, 重要度, 深刻
response time, first response | Reaktionszeit, Antwortzeit, reagieren, antworten | délai de réponse, temps de réponse, délai de réaction | tiempo de respuesta, plazo de respuesta | tempo di risposta, tempi di risposta | tempo de resposta, prazo de resposta | 応答時間, 返答時間, 回答時間, 初回応答
answer, reply, respond | antworten, Antwort, beantworten, reagieren | répondre, réponse | responder, contestar, respuesta | rispondere, risposta | responder, resposta | 回答, 返信, 応答, 返事
question | Frage, fragen | question | pregunta, preguntar | domanda, chiedere | pergunta, perguntar | 質問
escalate, escalation | eskalieren, Eskalation, weiter~leiten | escalader, escalade, remonter | escalar, escalamiento, escalado, elevar | escalare, escalation | escalar, escalonamento, escalação | エスカレーション, 上申
forward, pass on | weiter~leiten, weiter~geben | transférer, faire suivre, transmettre, passer | reenviar, pasar | inoltrare, passare | encaminhar, passar, repassar | 転送, 回す
assign, assignment | zu~weisen, Zuweisung, zu~ordnen, zugewiesen | attribuer, affecter, assigner, attribution | asignar, asignación | assegnare, assegnazione | atribuir, designar, atribuição | 割り当て, 割当
engineer, developer, engineering | Entwickler, Ingenieur, Entwicklung | ingénieur, développeur, ingénierie | ingeniero, desarrollador, ingeniería | ingegnere, sviluppatore | engenheiro, desenvolvedor, engenharia | エンジニア, 開発者, 開発
status, state | Status, Zustand, Stand | statut, état | estado, estatus | stato | estado, status | 状態, ステータス, 状況
outage, downtime | Ausfall, Störung, aus~fallen | panne, interruption, indisponibilité | caída, interrupción, inactividad | interruzione, disservizio | queda, interrupção, indisponibilidade | 停止, ダウン, 障害
affected, impact | betroffen, Auswirkung, betreffen | touché, affecté, concerné, impact | afectado, impacto, afectar | interessato, colpito, impatto, coinvolto | afetado, impacto, atingido | 影響, 対象
summary, overview | Zusammenfassung, Übersicht, Überblick | résumé, aperçu, vue d'ensemble, synthèse | resumen, visión general | riepilogo, riassunto, panoramica | resumo, visão geral | 概要, まとめ, 要約
workaround | Umgehung, Behelfslösung, Umgehungslösung | contournement, solution de contournement | solución alternativa, solución provisional | soluzione alternativa, aggiramento | solução alternativa, contorno | 回避策
step, procedure, process | Schritt, Vorgehen, Verfahren, Ablauf, Prozess, vor~gehen | étape, procédure, processus, démarche | paso, procedimiento, proceso | passo, passaggio, procedura, processo | passo, etapa, procedimento, processo | 手順, 手続き, プロセス, 流れ
task, to do | Aufgabe | tâche | tarea | compito, attività | tarefa | タスク, 作業, 課題
project | Projekt | projet | proyecto | progetto | projeto | プロジェクト, 案件
plan, schedule | Plan, planen, Zeitplan, terminieren | plan, planning, planifier, programmer | plan, planificar, horario, programar | piano, pianificare, programmare | plano, planejar, planear, agendar | 計画, 予定, スケジュール
date | Datum, Termin | date | fecha | data | data | 日付, 日にち, 期日
time, how long | Zeit, Dauer, dauern, dauert, Zeitraum | temps, durée, durer, délai | tiempo, duración, durar, tardar, tarda | tempo, durata, durare, impiegare | tempo, duração, durar, demorar | 時間, 期間, 所要
before, prior, in advance | vor, vorher, im Voraus, bevor | avant, à l'avance, au préalable | antes, con antelación, previamente | prima, in anticipo | antes, com antecedência | 前に, 事前
after, afterwards | nach, danach, nachdem | après, ensuite | después, tras | dopo, in seguito | depois, após | 後に, その後, 後
within | innerhalb, binnen | dans un délai, sous | dentro de, en un plazo | entro | dentro de, no prazo | 以内
immediately, right away | sofort, unverzüglich | immédiatement, tout de suite | inmediatamente, enseguida, de inmediato | immediatamente, subito | imediatamente, de imediato | すぐに, 直ちに, 即時
automatically, default, by default | standardmäßig, Standard, voreingestellt, Voreinstellung | par défaut, standard | por defecto, predeterminado, estándar | predefinito, per impostazione predefinita, standard | padrão, por padrão, por omissão, predefinido | 既定, 標準, 初期設定, デフォルト
often, frequency, how often, every | oft, häufig, Häufigkeit, wie oft | souvent, fréquence, fréquent | frecuencia, a menudo, frecuente, cada cuánto | spesso, frequenza, ogni quanto | frequência, frequente, com que frequência | 頻度, 頻繁, 何回
last, latest, recent | letzte, zuletzt, neueste | dernier, récent | último, reciente | ultimo, recente | último, recente | 最後, 最新, 最近, 前回
next, following | nächste, folgende | prochain, suivant | próximo, siguiente | prossimo, seguente, successivo | próximo, seguinte | 次, 次回
first | erste, zuerst | premier, première, d'abord | primero, primer, primera | primo, prima | primeiro, primeira | 最初, 初めて, 第一
number, count | Anzahl, Nummer, Zahl | nombre, numéro | número, cantidad | numero | número, quantidade | 件数, 番号, 数
many, how many | viele | beaucoup | muchos, cuántos | molti | muitos | 多く, 何件
person, people | Person, Leute, Menschen | personne, gens | persona, gente | persona, gente | pessoa, gente | 人, 人数, 名
everyone, all | alle, jeder | tous, tout le monde | todos, todo el mundo | tutti | todos, toda a gente | 全員, すべて, 全て
know, knowledge | wissen, kennen, Wissen, Kenntnis | savoir, connaître, connaissance | saber, conocer, conocimiento | sapere, conoscere, conoscenza | saber, conhecer, conhecimento | 知る, 知識
explain, explanation | erklären, Erklärung, erläutern | expliquer, explication | explicar, explicación | spiegare, spiegazione | explicar, explicação | 説明
mention, say, tell | erwähnen, sagen, nennen, erzählen | mentionner, dire, citer | mencionar, decir, nombrar | menzionare, dire, citare | mencionar, dizer, citar | 言及, 言う, 述べ
ask | fragen, nach~fragen, bitten | demander, poser | preguntar, pedir | chiedere, domandare | perguntar, pedir | 聞く, 尋ねる
inform, notify, announce | informieren, benachrichtigen, mit~teilen, Bescheid, melden | informer, prévenir, annoncer, avertir | informar, avisar, notificar, anunciar | informare, avvisare, comunicare, annunciare | informar, avisar, notificar, anunciar | 知らせ, 連絡, 通知, 案内
report, raise | melden, Meldung | signaler, signalement | reportar, denunciar, comunicar | segnalare, segnalazione | comunicar, relatar, reportar | 報告, 届け出
decide, decision | entscheiden, Entscheidung, entscheidet | décider, décision | decidir, decisión | decidere, decisione | decidir, decisão | 決定, 決める, 判断
choose, select | wählen, aus~wählen, Auswahl | choisir, sélectionner, choix | elegir, escoger, seleccionar | scegliere, selezionare, scelta | escolher, selecionar, escolha | 選択, 選ぶ
confirm, confirmation | bestätigen, Bestätigung | confirmer, confirmation | confirmar, confirmación | confermare, conferma | confirmar, confirmação | 確認, 承諾
check, verify | prüfen, überprüfen, kontrollieren, nach~sehen | vérifier, contrôler | comprobar, verificar, revisar | verificare, controllare | verificar, conferir, checar | 確認, 検証, チェック
wait, delay | warten, Verzögerung, verzögern | attendre, attente, retard | esperar, espera, demora, retraso | aspettare, attendere, attesa, ritardo | esperar, espera, atraso | 待つ, 待ち, 遅延
late, overdue | spät, verspätet, überfällig, Verspätung | en retard, tard, retard | tarde, atrasado, retraso | tardi, in ritardo | tarde, atrasado | 遅れ, 遅刻, 延滞
early | früh, vorzeitig, früher | tôt, anticipé | temprano, anticipado, antes | presto, anticipato | cedo, antecipado | 早期, 早く
happen, occur | passieren, geschehen, passiert, vor~kommen, auf~treten | arriver, se passer, se produire | pasar, ocurrir, suceder | succedere, accadere, capitare | acontecer, ocorrer | 起こる, 発生, 起き
share, shared | teilen, geteilt, frei~geben | partager, partage | compartir, compartido | condividere, condiviso | compartilhar, partilhar | 共有
publish, public | veröffentlichen, öffentlich | publier, public | publicar, público | pubblicare, pubblico | publicar, público | 公開, 公表
internal | intern | interne | interno | interno | interno | 社内, 内部
external | extern | externe | externo | esterno | externo | 社外, 外部
separate | getrennt, trennen, separat | séparé, séparer | separado, separar | separato, separare | separado, separar | 分離, 別々
combine, together | kombinieren, zusammen | combiner, ensemble, cumuler | combinar, juntos, acumular | combinare, insieme, cumulare | combinar, junto, acumular | 併用, 組み合わせ
replace, exchange | ersetzen, aus~tauschen, Ersatz | remplacer, remplacement | reemplazar, sustituir, reemplazo | sostituire, sostituzione | substituir, substituição | 交換, 置き換え
split, distribute | verteilen, auf~teilen, umverteilen | répartir, distribuer, redistribuer | distribuir, repartir | distribuire, ripartire | distribuir, repartir | 分配, 配布
reserve, hold | reservieren, vor~merken | réserver | reservar | riservare | reservar | 予約, 確保
pause, suspend | pausieren, aus~setzen, ruhen, ruhend | suspendre, mettre en pause, pause | pausar, suspender, pausa | sospendere, mettere in pausa | pausar, suspender | 一時停止, 休止, 停止
increase, raise | erhöhen, steigern, steigen, Erhöhung | augmenter, augmentation | aumentar, subir, aumento | aumentare, aumento | aumentar, aumento | 増加, 増やす, 値上げ, 追加
reduce, lower, decrease | senken, verringern, reduzieren, Senkung | réduire, diminuer, baisser | reducir, bajar, disminuir | ridurre, diminuire, abbassare | reduzir, diminuir, baixar | 減らす, 削減, 減少
exceed, over, above | überschreiten, über, überschritten | dépasser, excéder | superar, exceder, sobrepasar | superare, eccedere | exceder, ultrapassar, superar | 超える, 超過, 超え
reach | erreichen, erreicht | atteindre, joindre | alcanzar, llegar | raggiungere | alcançar, atingir | 達する, 達し
condition, eligible, qualify | Bedingung, berechtigt, Anspruch | condition, éligible, avoir droit | condición, elegible, tener derecho | condizione, idoneo, avere diritto | condição, elegível, ter direito | 条件, 対象, 資格
obligation, must, mandatory | Pflicht, verpflichtend, obligatorisch, verpflichtet | obligation, obligatoire | obligación, obligatorio | obbligo, obbligatorio | obrigação, obrigatório | 義務, 必須
possible, impossible | möglich, unmöglich | possible, impossible | posible, imposible | possibile, impossibile | possível, impossível | 可能, 不可能
difference, different | Unterschied, anders, verschieden | différence, différent | diferencia, diferente, distinto | differenza, diverso | diferença, diferente | 違い, 異なる
example | Beispiel | exemple | ejemplo | esempio | exemplo | 例
information, detail | Information, Angabe, Auskunft | information, renseignement, détail | información, detalle, dato | informazione, dettaglio | informação, detalhe | 情報, 詳細
name | Name, heißen, heißt | nom, appeler | nombre, llamarse, llama | nome, chiamarsi | nome, chamar-se | 名前, 名称
description, describe | Beschreibung, beschreiben | description, décrire | descripción, describir | descrizione, descrivere | descrição, descrever | 説明, 記述
place, site, location | Standort, Ort, Stelle, Einsatzort | lieu, site, endroit, emplacement | lugar, sitio, ubicación, sede | luogo, sede, sito, posto | lugar, local, site | 場所, 拠点, 現場
building | Gebäude | bâtiment, immeuble | edificio | edificio | edifício, prédio | 建物, ビル
channel | Kanal | canal, chaîne | canal | canale | canal | チャンネル
website address, domain | Domain, Domäne | domaine | dominio | dominio | domínio | ドメイン
article, page, knowledge base | Artikel, Wissensdatenbank | article, base de connaissances | artículo, base de conocimientos | articolo, base di conoscenza | artigo, base de conhecimento | 記事, ナレッジ
test, exam, verification | Prüfung, Test | examen, test | examen, prueba | esame, prova | exame, prova | 試験, 検定
mistake, wrong | falsch, Irrtum, versehentlich | faux, erreur, mauvais | error, equivocado, incorrecto | sbagliato, errore, errato | errado, engano, incorreto | 間違い, 誤り, 誤って
broken, damaged, defective | kaputt, defekt, beschädigt | cassé, endommagé, défectueux, en panne | roto, dañado, defectuoso, averiado | rotto, danneggiato, difettoso | quebrado, danificado, avariado | 故障, 破損, 壊れ
safe, protect, protection | schützen, Schutz, geschützt | protéger, protection | proteger, protección | proteggere, protezione | proteger, proteção | 保護, 守る
count, calculate | berechnen, zählen, Berechnung, rechnen | calculer, calcul, compter | calcular, cálculo, contar | calcolare, calcolo, contare | calcular, cálculo, contar | 計算, 算出
offer, provide | bereit~stellen, liefern, zur Verfügung | fournir, proposer, mettre à disposition | ofrecer, proporcionar, facilitar | fornire, offrire, mettere a disposizione | fornecer, oferecer, disponibilizar | 提供
receive, get | bekommen, erhalten, kriegen | recevoir, obtenir | recibir, obtener, conseguir | ricevere, ottenere | receber, obter, conseguir | 受け取, 取得, もらう
take part, participate, join | teil~nehmen, Teilnahme, mit~machen | participer, participation, rejoindre | participar, participación, unirse | partecipare, partecipazione | participar, participação | 参加, 出席
register, enrol, sign up | registrieren, Registrierung, an~melden, Anmeldung | inscrire, inscription, enregistrer | registrar, registro, inscribirse, inscripción | registrare, iscriversi, registrazione, iscrizione | registrar, cadastrar, inscrever, cadastro, registo | 登録, 申し込み
record, log, note | erfassen, auf~zeichnen, Aufzeichnung, protokollieren, notieren | consigner, enregistrer, noter | registrar, anotar | registrare, annotare | registrar, anotar | 記録, 記入
write | schreiben, geschrieben | écrire | escribir | scrivere | escrever | 書く, 記入
read | lesen, gelesen, liest | lire, lu | leer | leggere, letto | ler, lido | 読む, 読み, 閲覧
call, named | nennen, heißen | appeler | llamar | chiamare | chamar | 呼ぶ
go, reach out, turn to | wenden, sich wenden | s'adresser, adresser | dirigirse, acudir | rivolgersi | recorrer, dirigir-se | 相談
export of data, portability | Datenexport, Datenmitnahme | portabilité | portabilidad | portabilità | portabilidade | データ持ち出し
end customer, consumer | Endkunde, Verbraucher | client final, consommateur | cliente final, consumidor | cliente finale, consumatore | cliente final, consumidor | 消費者, エンドユーザー
quality | Qualität | qualité | calidad | qualità | qualidade | 品質
risk | Risiko, Gefahr | risque, danger | riesgo, peligro | rischio, pericolo | risco, perigo | リスク, 危険
large, big | groß, größer | grand, gros | grande | grande | grande | 大きい, 大規模
small, little | klein, kleiner | petit | pequeño | piccolo | pequeno | 小さい, 小規模
`;
