/**
 * Words by which people ask across records, in seven languages; each name of a cue with its words behind it, parted by
 * commas. `*` stands for any ending, `_` for up to three words between. Written for this project from general usage.
 */
export const CUE_WORDS = `
opportunity | deal*, opportunit*, opp, opps, pipeline*, sales funnel, verkaufschance*, gelegenheit*, geschafte, affaire*, oportunidad*, negocio*, trattativ*, affari, oportunidade*, negocios, 商談, 案件, 取引, パイプライン, ディール
case | case, cases, ticket*, support request*, support issue*, supportfall*, supportfalle*, fall, falle, fallen, vorgang, vorgange*, cas, dossiers, caso, casos, incidencia*, casi, chamado*, ケース, チケット, 問い合わせ
account | account*, customer*, client, clients, logo, logos, kunde*, kundin*, compte, comptes, cliente*, clienti, cuenta, cuentas, conti, conta, contas, 顧客, アカウント, 取引先, お客様, 得意先
contact | contact, contacts, ansprechpartner*, kontakt, kontakte*, interlocuteur*, contacto*, contatti, contatto, referenti, contato*, 連絡先
lead | lead, leads, interessent*, piste, pistes, prospecto*, prospect, prospects, リード, 見込み客
activity | activities, activity, aktivitat*, activite*, actividad*, attivita, atividade*, 活動
order | orders, order, bestellung*, auftrag, auftrage, commande, commandes, pedido*, ordine, ordini, encomenda*, 注文
open | open, still open, offen*, ouvert, ouverte, ouverts, ouvertes, en cours, abiert*, apert*, abert*, unresolved, unsolved, ongoing, outstanding, pending, ungelost*, in bearbeitung, non resolu*, sin resolver, non risolt*, por resolver, 未解決, 未完了, オープン, 進行中, 未対応
closed | closed, resolved, solved, geschlossen*, erledigt*, gelost*, abgeschlossen*, ferme, fermes, fermees, resolu*, clos, cloture*, cerrad*, resuelt*, chius*, risolt*, fechad*, resolvid*, 解決済み, 完了, クローズ済み
won | won, win, wins, winning, gewonnen*, gewinn*, gagne*, ganad*, ganamos, ganar*, vint*, vincere, ganh*, 受注, 獲得, 勝った
lost | lost, lose, losing, loss, losses, verloren*, verlor, perdu*, perdid*, perdimos, pers*, perdemos, perduti, 失注, 負け
mine | my, mine, i, i've, i'm, mein*, ich, mir, mon, ma, mes, j, j', je, mis, mio, mia, miei, mie, meu, meus, minha*, 私の, 自分の, 私, わたしの
ours | the whole team's, whole team*, whole team's, the whole team, ganzes team, ganzen team*, toute l' equipe, todo el equipo, tutto il team, toda a equipa, toda a equipe, our, ours, we, us, team*, the team's, unser*, wir, uns, notre, nos, nous, nuestr*, nosotros, nostr*, noi, noss*, 当社, 弊社, うち, チーム, everyone's, everybody's, company-wide, overall, altogether
all | all, alle, aller, tous, toutes, todos, todas, tutti, tutte, every, each, すべて, 全部, 全て
close_date | close, closes, closing, to close, due to close, close date*, sign, signs, signing, abschluss, abschliess*, schliess*, clotur*, sign*r, cierr*, cierra*, chiud*, fecho, fecham, fecha, fechar, クローズ, 締め, 成約
renewal | renew, renews, renewing, renewal*, up for renewal, come up, coming up, expire*, expiring, run out, verlanger*, auslauf*, lauf* _ aus, lauf* aus, lauf* _ ab, lauf* ab, renouvel*, renuev*, renov*, renovacion*, rinnov*, scad*, renova*, 更新, 満了
opened | opened, created, raised, came in, come in, coming in, new, incoming, received, eroffnet*, erstellt*, neu, neue, neuen, neuer, eingegangen*, cree, crees, creees, nouveau, nouveaux, nouvelle*, cread*, nuev*, apertura, creat*, nuov*, criad*, nov*s, 新規, 新しい, 作成
happened | happened, took place, had, stattgefunden, eu lieu, 行われた
stale | nobody touched, nobody _ touched, no one touched, not been touched, haven't touched, hasn't been touched, not _ touched, niemand _ angefasst, personne _ touche, nadie _ tocado, nessuno _ toccato, ninguem _ tocou, stale, untouched, not touched, not updated, no update*, no updates, inactive, dormant, stuck, gone quiet, going quiet, gone cold, quiet, silent, no activity, without activity, without any activity, no movement, nothing happened, unberuhrt, unbearbeitet, nicht angefasst, nicht bewegt, ohne aktivitat, inaktiv*, liegen geblieben*, eingeschlafen*, sans activite, inactif*, inactives, dormant*, a l'arret, sin actividad, sin tocar, inactiv*, parad*, estancad*, senza attivita, inattiv*, ferm*, sem atividade, sem movimento, inativ*, 動きのない, 動きがない, 放置, 更新されていない, 停滞
not_talked | not _ talk*, not _ spoken, not _ speak*, not _ contact*, not _ met, not _ heard, not _ called, not _ visited, not _ reach*, haven't _ talk*, haven't _ spoken, haven't _ contact*, haven't _ met, haven't _ heard, haven't _ called, hasn't _ talk*, hasn't _ contact*, hasn't been contact*, haven't been contact*, not been contact*, nobody _ talk*, nobody _ spoken, nobody _ contact*, no contact, without contact, no one _ contact*, lange nicht _ gesprochen, nicht _ gesprochen, nicht _ kontakt*, nicht _ gehort, keinen kontakt, kein kontakt, ohne kontakt, pas _ parle, pas _ contact*, pas _ vu*, sans contact, no _ hablado, no _ hablamos, no _ contact*, sin contacto, non _ parlato, non _ sentit*, non _ contattat*, senza contatti, nao _ fal*, nao _ contat*, sem contacto, sem contato, 話していない, 連絡していない, 連絡を取っていない, 接触していない
risk | at risk, in danger, risky, endangered, in trouble, likely to lose, might lose, could lose, wobbly, shaky, gefahrdet*, in gefahr, risiko, riskant*, auf der kippe, wackel*, a risque, en danger, menace*, en riesgo, en peligro, a rischio, in pericolo, em risco, em perigo, リスクのある, リスクがある, リスク, 危ない, 危険な
overdue | overdue, past due, past their close date, past its close date, past the close date, late, slipped, slipping, behind schedule, missed their close date, uberfallig*, verspatet*, en retard, depass*, atrasad*, vencid*, in ritardo, scadut*, em atraso, 期限切れ, 遅れ*, 期日超過
big | big, bigger, huge, large, important, major, gross*, wichtig*, gros, grosse*, importante*, grande*, 大きな, 大口, 大型
biggest | biggest, largest, highest, greatest, most valuable, most important, top, best, main, grosst*, grossten*, hochst*, wichtigst*, wertvollst*, plus gros*, plus grand*, plus important*, mas grande*, mayor*, mas importante*, piu grand*, piu important*, maggior*, maiores, maior, mais importante*, 最大*, 一番大きい, 一番大きな, 大きい順, 最高
smallest | smallest, lowest, least, kleinst*, niedrigst*, geringst*, plus petit*, plus faible*, mas pequen*, menor*, mas baj*, piu piccol*, minor*, piu bass*, mais baix*, 最小, 小さい順, 最低
oldest | oldest, longest, longest open, longest running, earliest, altest*, langst*, plus ancien*, plus vieux, plus vieille*, mas antigu*, mas viej*, piu vecch*, mais antig*, mais velh*, 最も古い, 一番古い, 古い順, 最古
newest | newest, latest, most recent, last created, neuest*, jungst*, aktuellst*, plus recent*, mas recient*, mas nuev*, piu recent*, mais recent*, 最新*, 一番新しい, 新しい順, 直近
next_up | next, first, soonest, nachst*, ersten, prochain*, premier*, proxim*, primer*, prossim*, prim*, primeir*, 次の, 次に
count | how many, how much tickets, number of, count, count of, wie viele, wieviele, anzahl, wie viel falle, combien de, combien d', combien d, combien ai je de, nombre de, cuantos, cuantas, numero de, cuantos hay, quanti, quante, quantos, quantas, いくつ, 何件, 何社, 件数, 何人, いくつある, 社数
sum | worth, total, totals, sum, sums, sum up, add up, in total, how much, how big, value, total value, amount to, money, volume, wert, summe, gesamt*, gesamtwert, wie viel, wieviel, wie gross, volumen, vaut, valeur, total*, montant*, combien, cuanto, cuanta, vale, valen, valor, suma, importe total, valore, somma, quanto, quanta, soma, いくら, 合計, 総額, 金額, 規模
average | average, averages, mean, avg, on average, durchschnitt*, mittlere*, moyenne*, en moyenne, promedio, media, medio, medie, em media, 平均
share | share of, share, percentage of, percentage, percent of, proportion, proportion of, what part, anteil, anteile, part de, pourcentage*, proporcion, porcentaje, quota, percentuale, percentual, percentagem, 割合, 比率, シェア
weighted | weighted, gewichtet*, pondere*, ponderad*, ponderat*, 加重
group_by | per, by, grouped by, for each, broken down by, split by, je, pro, nach, pro jede*, par, por, por cada, per ogni, por cada, 別
sorted_by | sorted by, sort by, order by, ordered by, ranked by, sortiert nach, nach, trie* par, classe* par, ordenad* por, ordinat* per, 順
without | without, no, none, missing, w/o, lacking, lack, has no, have no, hasn't got, don't have, doesn't have, do not have, with no, not have, no recorded, not have any, ohne, kein, keine, keinen, fehlt, fehlen*, fehlend*, sans, pas de, pas d, aucun, aucune, sin, ningun, ninguna, no tienen, senza, nessun, nessuna, sem, nenhum, nenhuma, nao tem, なし, のない, がない, 無し, ない
with | with, having, have, has, that have, mit, haben, hat, avec, ayant, con, tienen, con el, com, têm, tem, がある, のある, 付き
over | over, more than, above, greater than, at least, bigger than, larger than, exceeding, higher than, uber, mehr als, grosser als, mindestens, plus de, au-dessus de, superieur* a, au moins, mas de, mayor que, mayores de, superior* a, al menos, piu di, oltre, superior* a, sopra, almeno, mais de, acima de, pelo menos, 以上, を超える, 超
under | under, less than, below, smaller than, at most, lower than, fewer than, unter, weniger als, kleiner als, hochstens, moins de, en dessous de, inferieur* a, au plus, menos de, menor que, inferior* a, por debajo de, meno di, inferior* a, sotto, al massimo, abaixo de, no maximo, 以下, 未満
older | for more than, for over, for at least, for longer than, longer than, more than, older than, over, since more than, seit mehr als, seit uber, langer als, alter als, mehr als, depuis plus de, plus de, hace mas de, desde hace mas de, mas de, da piu di, piu di, ha mais de, mais de, 以上
right_now | today, now, currently, right now, at the moment, heute, jetzt, aktuell, zurzeit, aujourd'hui, maintenant, actuellement, hoy, ahora, actualmente, oggi, adesso, attualmente, hoje, agora, atualmente, 今, 現在
past_close | did _ close, did we close, have _ closed, has _ closed, we closed, i closed, haben _ abgeschlossen, haben _ geschlossen, habe _ abgeschlossen, avons _ conclu*, avons _ ferme*, hemos _ cerrado, cerramos, abbiamo _ chius*, fechamos, クローズした, 完了した
inclusive | at least, at most, mindestens, hochstens, au moins, au plus, al menos, como maximo, almeno, al massimo, pelo menos, no maximo, 以上, 以下
not | not, except, without, outside, excluding, nicht, ausser, ohne, sauf, hors, pas, excepto, menos, no, salvo, tranne, eccetto, non, exceto, nao, fora, 以外
price | cost, costs, price, prices, pricing, quote, kostet, kosten, preis, preise, prix, coute, coutent, tarif, tarifs, cuesta, cuestan, precio, precios, costa, costano, prezzo, prezzi, custa, custam, preco, precos, 価格, 値段, 料金, 費用
pipeline | pipeline*, パイプライン
one_record | deal, opportunity, opp, case, ticket, account, customer, client, contact, lead, order, fall, vorgang, kunde, geschaft, compte, affaire, piste, commande, oportunidad, negocio, caso, cuenta, cliente, pedido, trattativa, ordine, oportunidade, conta, chamado
unassigned | unassigned, unowned, not assigned, nobody's, nicht zugewiesen*, niemandem zugewiesen*, ohne zustandigen, non attribue*, non assigne*, sin asignar, sin responsable, non assegnat*, nao atribuid*, sem responsavel, 未割り当て, 担当者なし
activity_kind | meeting, meetings, call, calls, visit, visits, termin, termine, besuch*, anruf*, reunion*, appel, appels, rendez-vous, reuniones, llamada*, riunion*, chiamat*, reuniao, reunioes, chamadas, 会議, 打ち合わせ, 電話, 訪問
next_step | next step*, next action*, to do, do for, have to do, todo, todos, follow-up*, nachste* schritt*, zu tun, prochaine* etape*, a faire, siguiente* paso*, proximo* paso*, que hacer, prossim* pass*, da fare, proxim* passo*, por fazer, 次のステップ, 次のアクション, やること, ネクストステップ
who_is_on | who is on, who's on, who are on, who is using, who uses, who has, who runs, who owns the, wer ist auf, wer hat, wer nutzt, qui est en, qui est sur, qui utilise, qui a, quien usa, quien tiene, quienes tienen, quienes usan, chi usa, chi ha, quem usa, quem tem, 使っているのは, 利用しているのは
whose_each | who owns them, who owns each, who owns it, who owns these, who owns those, who looks after them, who looks after each, who handles them, who is on them, who's on them, who is working on them, whose they are, whose are they, wer sie betreut, wer betreut sie, wer kummert sich, wer sich kummert, wem gehoren sie, wem sie gehoren, qui s' en occupe, qui les suit, quien los lleva, quien las lleva, quien se encarga, chi li segue, chi le segue, chi se ne occupa, quem cuida deles, quem cuida delas, quem os acompanha, 担当者は
say | show, show me, list, give, give me, display, tell me, tell, let me see, see, find, get, pull, pull up, need, want, look up, zeig*, zeige mir, list*, nenn*, gib mir, sag mir, auflisten, montre*, liste*, donne*, affiche*, dis-moi, muestra*, muestrame, ensena*, dame, dime, lista*, mostra*, mostrami, elenca*, dammi, dimmi, mostre*, liste, diga*, da-me, 教えて, 見せて, 一覧, リスト, 表示, ください, どの, どれ, 誰, 何
only | only, just, among, amongst, unter, parmi, entre, fra, tra, those, these, them, one, ones, only those, only the, and, also, what about, how about, nur, davon, die, und, auch, was ist mit, seulement, uniquement, ceux, celles, et, solo, solamente, solo los, aquellos, y, tambien, solo quelli, soltanto, e, anche, so, apenas, somente, だけ, のみ
in_order | first, zuerst, d' abord, en premier, primero, por orden, prima, per primi, primeiro, 順, 順に
there | anything, something, etwas, irgendetwas, irgendwas, quelque chose, algo, qualcosa, alguma coisa, 何か, 末, 中, 内, 以内, are there, is there, do we have, have we got, do i have, did we, did i, have we, have i, does, gibt es, haben wir, habe ich, y a-t-il, avons-nous, ai-je, il y a, hay, tenemos, tengo, ci sono, abbiamo, ho, ha, temos, tenho, existem, あります, ある, います, いる, です, ですか, は, の, を, が, に, で, と, から, まで, も, か, する, して
in_them | in them, in it, involved, against, against us, up against, competing, dabei, im spiel, dedans, implique*, dentro, coinvolt*, envolvid*
by_us | at us, from us, with us, bei uns, chez nous, con nosotros, con noi, connosco
field:stage | stage, stages, phase, phasen, etape*, etapa*, fase, fasi, fases, ステージ, フェーズ, 段階
field:amount | amount, amounts, deal size, size, value, betrag*, wert, dealgrosse, volumen, montant*, taille, importe*, tamano, valor*, importo, importi, dimensione, valore, tamanho, 金額, 規模
field:closeDate | close date, close dates, closing date, closing dates, abschlussdatum, abschlusstermin, date de cloture, date de signature, fecha de cierre, data di chiusura, data de fecho, data de fechamento, クローズ日, 完了予定日
field:probability | probability, probabilities, likelihood, chance, wahrscheinlichkeit*, probabilite*, probabilidad*, probabilita, probabilidade*, 確度, 確率
field:competitor | competitor*, competition, rival*, wettbewerber*, konkurren*, concurrent*, competidor*, competencia, concorrent*, concorren*, 競合*, 競合
field:risk | risk, risks, a risk, recorded risk, risiko, risiken, risque*, riesgo*, rischio, rischi, risco*
field:type | type, types, kind, kinds, typ, typen, art, tipo*, tipi, 種類, 種別, タイプ
field:owner | owner*, salesperson, salespeople, rep, reps, seller, sellers, agent, agents, assignee*, person, people, colleague, verantwortlich*, bearbeiter*, besitzer*, verkaufer*, proprietaire*, responsable*, vendeur*, commercial, propietari*, vendedor*, proprietari*, venditor*, responsabil*, responsavel, 担当者, 担当, オーナー
field:status | status, statuses, state, statut*, estado*, stato, stati, ステータス, 状態
field:priority | priority, priorities, severity, severities, prioritat*, priorit*, dringlichkeit*, gravite, prioridad*, gravedad, prioridade*, gravidade, 優先度, 重要度
field:product | product, products, produkt*, produit*, producto*, prodott*, produto*, 製品, 商品
field:subject | subject, topic, betreff, thema, sujet*, asunto*, oggetto, assunto*, 件名
field:industry | industry, industries, sector, sectors, vertical*, branche*, secteur*, industrie*, industria*, settor*, setor*, 業種, 業界
field:country | country, countries, land, landern, lander, pays, pais*, paes*, 国, 国別
field:segment | segment*, segmento*, segmenti, セグメント
field:tier | tier, tiers, ティア
field:edition | edition*, plan, plans, editionen, edicion*, edizion*, piano, piani, edicao, edicoes, plano*, エディション, プラン
field:seats | seats, seat, licen*, users, platze*, lizenz*, nutzer*, postes, utilisateurs, licencias, puestos, usuarios, postazioni, licenze, utenti, licencas, lugares, utilizadores, 席, ライセンス, ユーザー
field:employees | employees, staff, headcount, mitarbeiter*, employes, effectif*, empleados, dipendenti, funcionarios, colaboradores, 従業員, 社員
field:annualRevenue | revenue, arr, annual recurring revenue, recurring revenue, turnover, umsatz, jahresumsatz, chiffre d' affaires, revenu*, ingresos, facturacion, fatturato, ricav*, receita*, faturacao, faturamento, 売上, 収益, 年間経常収益
field:renewalDate | renewal date*, contract end*, expiry date*, verlangerungsdatum, vertragsende, date de renouvellement, echeance*, fecha de renovacion, data di rinnovo, data de renovacao, 更新日
field:healthScore | health, health score*, score, scores, gesundheit*, kundengesundheit, sante, salud, salute, saude, ヘルス, ヘルススコア
field:website | website*, web site*, homepage*, site web, sitio web, sito, ウェブサイト
field:email | email*, e-mail*, mail address*, mailadresse*, courriel*, correo*, メール, メールアドレス
field:phone | phone*, phone number*, telephone*, telefon*, telephone, 電話, 電話番号
field:title | title, titles, job title*, position, funktion, poste, fonction, cargo*, puesto*, ruolo, funcao, 役職
field:role | role, roles, rolle*, role*, rol, ruoli, papel, 役割
field:source | source, sources, lead source*, origin, quelle*, herkunft, origine*, fuente*, origen*, fonte, fonti, origem, 流入元, ソース
field:company | company, companies, firma, firmen, entreprise*, societe*, empresa*, azienda, aziende, 会社, 企業
field:champion | champion*, sponsor*, fursprecher*, campeon*, campeao, チャンピオン, 推進者
field:month | month, months, monat, monate, monatlich, mois, mes, meses, mese, mesi, 月, 月別
field:quarter | quarter, quarters, quartal*, trimestre*, trimestri, 四半期, 四半期別
field:year | year, years, jahr, jahre, annee*, ano, anos, anno, anni, 年, 年別
field:name | name, names, alphabet*, alphabetical*, namen, nom, noms, nombre, nombres, nome, nomes, nomi, 名前, 名前順
field:openedAt | date opened, opening date, creation date, created date, age, erstellungsdatum, alter, date d' ouverture, fecha de apertura, data di apertura, data de abertura, 作成日, 受付日
field:updatedAt | last update*, update date, last change*, letzte anderung, derniere modification, ultima actualizacion, ultima modifica, ultima atualizacao, 更新日時, 最終更新
`;
