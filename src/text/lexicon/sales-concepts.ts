/** Customers, prices, contracts and money; see `readConcepts` for how a line is read. */
export const SALES_CONCEPTS = `
customer, client | Kunde, Kundin, Klient | client, cliente, clientèle | cliente | cliente | cliente | 顧客, お客様, 客先, お客, 取引先
prospect, lead | Interessent, Lead | prospect, piste | prospecto, cliente potencial, lead | potenziale cliente, contatto | cliente potencial, lead | 見込み客, リード
supplier, vendor, provider | Lieferant, Anbieter, Dienstleister | fournisseur, prestataire | proveedor | fornitore | fornecedor, provedor | 仕入先, 業者, ベンダー
partner, reseller | Partner, Wiederverkäufer | partenaire, revendeur | socio, revendedor, partner | partner, rivenditore | parceiro, revendedor | パートナー, 代理店, 販売店
competitor, rival, competition | Wettbewerber, Konkurrent, Konkurrenz, Mitbewerber | concurrent, concurrence | competidor, competencia, rival | concorrente, concorrenza | concorrente, concorrência | 競合, ライバル, 競合他社
price, cost, pricing | Preis, Kosten, kosten | prix, coût, tarif, coûter | precio, coste, costo, costar, tarifa | prezzo, costo, costare, tariffa | preço, custo, custar, tarifa | 価格, 料金, 値段, 費用
fee, charge | Gebühr, Entgelt | frais, redevance | tarifa, comisión, cargo | commissione, tariffa, spesa | taxa, tarifa, encargo | 手数料, 料金
cheap, cheaper, cheapest | billig, günstig, preiswert, günstigste | bon marché, moins cher, économique | barato, económico | economico, meno caro | barato, económico | 安い, 安く, 安価
expensive | teuer | cher, coûteux | caro | caro, costoso | caro | 高い, 高価
free, free of charge | kostenlos, gratis, umsonst, kostenfrei | gratuit, gratuitement | gratis, gratuito | gratis, gratuito | grátis, gratuito, de graça | 無料
discount, reduction, rebate | Rabatt, Nachlass, Preisnachlass, Ermäßigung, Vergünstigung | remise, réduction, rabais, ristourne | descuento, rebaja, reducción | sconto, riduzione, ribasso | desconto, redução, abatimento | 割引, 値引き, 値引, ディスカウント
percent | Prozent | pour cent, pourcentage | por ciento, porcentaje | per cento, percentuale | por cento, percentagem, porcentagem | パーセント, 割合
quote, quotation, offer, proposal | Angebot, Kostenvoranschlag, an~bieten | devis, offre, proposition | presupuesto, cotización, oferta, propuesta | preventivo, offerta, proposta | orçamento, cotação, proposta, oferta | 見積, 見積もり, 提案
order, purchase order | Bestellung, bestellen, Auftrag | commande, commander, bon de commande | pedido, orden de compra, pedir | ordine, ordinare, ordine d'acquisto | pedido, encomenda, ordem de compra | 注文, 発注
buy, purchase | kaufen, Kauf, erwerben, Einkauf, gekauft | acheter, achat | comprar, compra | comprare, acquistare, acquisto | comprar, compra | 購入, 買う, 購買
sell, sale, sales | verkaufen, Verkauf, Vertrieb | vendre, vente, commercial | vender, venta, ventas, comercial | vendere, vendita, vendite | vender, venda, vendas | 販売, 売る, 営業, 売上
seller, sales rep, salesperson | Verkäufer, Vertriebsmitarbeiter | vendeur, commercial | vendedor, comercial | venditore, commerciale | vendedor | 営業担当, 販売員
deal, opportunity | Geschäft, Abschluss, Deal, Verkaufschance | affaire, opportunité | negocio, oportunidad, trato | affare, opportunità, trattativa | negócio, oportunidade | 商談, 案件, 取引
deal desk | Deal Desk | deal desk | deal desk, mesa de negocios | deal desk | deal desk, mesa de negócios | ディールデスク
contract, agreement | Vertrag, Vereinbarung, vertraglich | contrat, accord | contrato, acuerdo | contratto, accordo | contrato, acordo | 契約
term, duration, contract term | Laufzeit, Dauer, Vertragslaufzeit | durée, engagement | duración, plazo, vigencia | durata | duração, prazo, vigência | 期間, 契約期間
multi-year, several years | mehrjährig, mehrere Jahre | pluriannuel, plusieurs années | plurianual, varios años | pluriennale, più anni | plurianual, vários anos | 複数年
annual, yearly, year | jährlich, Jahr, Jahresvertrag | annuel, an, année, annuellement | anual, año | annuale, anno, annuo | anual, ano | 年払い, 年間, 年額, 毎年
monthly, month | monatlich, Monat | mensuel, mois, mensuellement | mensual, mes | mensile, mese | mensal, mês, meses | 月払い, 月額, 毎月, 月間
week, weekly | Woche, wöchentlich | semaine, hebdomadaire | semana, semanal | settimana, settimanale | semana, semanal | 週間, 毎週
day, daily | Tag, täglich | jour, journée, quotidien | día, diario | giorno, giornaliero, quotidiano | dia, diário | 日間, 毎日, 日数
hour, hours | Stunde | heure | hora | ora, ore | hora | 時間
minute | Minute | minute | minuto | minuto | minuto | 分
quarter, quarterly | Quartal, Vierteljahr | trimestre, trimestriel | trimestre, trimestral | trimestre, trimestrale | trimestre, trimestral | 四半期
subscription, subscribe | Abonnement, Abo, abonnieren | abonnement, abonner | suscripción, suscribir | abbonamento, abbonarsi | assinatura, subscrição | サブスクリプション, 定期購読
licence, license | Lizenz | licence | licencia | licenza | licença | ライセンス
seat | Platz, Lizenzplatz, Sitz | siège, place, poste, licence | puesto, plaza, asiento, licencia | posto, postazione, licenza | lugar, assento, licença | 席, シート
minimum, at least | mindestens, Minimum, Mindestmenge | minimum, au moins | mínimo, al menos, como mínimo | minimo, almeno | mínimo, pelo menos | 最低, 最小, 以上
maximum, at most, limit | maximal, Maximum, höchstens, Höchstbetrag, Obergrenze | maximum, au plus, plafond, limite | máximo, como mucho, tope, límite | massimo, al massimo, tetto, limite | máximo, no máximo, teto, limite | 最大, 上限, まで
limit, threshold | Grenze, Limit, Begrenzung, begrenzt, Beschränkung | limite, plafond, seuil | límite, umbral, tope | limite, soglia | limite, teto | 制限, 上限, 限度
renew, renewal | verlängern, Verlängerung, erneuern, Vertragsverlängerung | renouveler, renouvellement, reconduction | renovar, renovación | rinnovare, rinnovo | renovar, renovação | 更新, 契約更新
expire, expiry, end, run out | ab~laufen, aus~laufen, läuft, Ablauf, endet, verfallen | expirer, expiration, échéance, arriver à terme | vencer, caducar, expirar, vencimiento | scadere, scadenza | expirar, vencer, caducar, vencimento | 期限切れ, 満了, 失効, 終了
cancel, cancellation, terminate, termination | kündigen, Kündigung, stornieren, Stornierung, ab~sagen | résilier, annuler, résiliation, annulation | cancelar, cancelación, rescindir, dar de baja, anular | annullare, disdire, disdetta, cancellare, recedere | cancelar, cancelamento, rescindir, anular | 解約, キャンセル, 取消, 取り消, 中止
notice period, notice | Kündigungsfrist, Frist | préavis, délai de préavis | preaviso, plazo de preaviso | preavviso | aviso prévio, pré-aviso | 通知期間, 予告
deadline, due, due date | Frist, Fälligkeit, fällig, Stichtag, Termin | délai, échéance, date limite | plazo, vencimiento, fecha límite | scadenza, termine | prazo, vencimento, data limite | 期限, 締め切り, 締切
invoice, bill, billing | Rechnung, Rechnungsstellung, Abrechnung | facture, facturation, facturer | factura, facturación, facturar | fattura, fatturazione, fatturare | fatura, faturamento, faturação, nota fiscal | 請求書, 請求
pay, payment, paid | zahlen, bezahlen, Zahlung, gezahlt, Bezahlung | payer, paiement, règlement, verser | pagar, pago, abonar | pagare, pagamento | pagar, pagamento | 支払, 支払い, 払う
payment terms, payment deadline | Zahlungsziel, Zahlungsfrist, Zahlungsbedingung | délai de paiement, conditions de paiement | plazo de pago, condiciones de pago | termini di pagamento, condizioni di pagamento | prazo de pagamento, condições de pagamento | 支払条件, 支払期限
credit card, card | Kreditkarte, Karte | carte de crédit, carte bancaire, carte | tarjeta de crédito, tarjeta | carta di credito, carta | cartão de crédito, cartão | クレジットカード, カード
bank transfer, wire | Überweisung, überweisen | virement | transferencia bancaria, transferencia | bonifico | transferência bancária, transferência | 振込, 銀行振込, 送金
refund, money back, reimburse | erstatten, Erstattung, Rückerstattung, zurück~zahlen | rembourser, remboursement | reembolsar, reembolso, devolver, devolución | rimborsare, rimborso | reembolsar, reembolso, devolver | 返金, 払い戻し, 返済
credit, service credit | Gutschrift, Guthaben | avoir, crédit | crédito, abono | credito, accredito, nota di credito | crédito, nota de crédito | クレジット, 返金, 充当
penalty, late fee | Strafe, Vertragsstrafe, Verzugszinsen, Mahngebühr | pénalité, amende | penalización, multa, recargo | penale, sanzione, multa, mora | multa, penalidade | 違約金, 罰則, 延滞
tax, VAT | Steuer, Mehrwertsteuer, Umsatzsteuer | taxe, impôt, TVA | impuesto, IVA | tassa, imposta, IVA | imposto, IVA | 税, 消費税, 税金
currency | Währung | devise, monnaie | moneda, divisa | valuta, moneta | moeda | 通貨
amount, sum | Betrag, Summe, Höhe | montant, somme | importe, cantidad, monto, suma | importo, somma | valor, montante, quantia | 金額, 額
budget | Budget, Haushalt | budget | presupuesto | budget, bilancio | orçamento | 予算
revenue, turnover | Umsatz, Erlös, Einnahmen | chiffre d'affaires, revenus | ingresos, facturación | fatturato, ricavi, entrate | receita, faturamento | 売上, 収益
profit, margin | Gewinn, Marge | bénéfice, marge, profit | beneficio, margen, ganancia | profitto, margine, utile | lucro, margem | 利益, 粗利
commission, bonus | Provision, Bonus, Prämie | commission, prime, bonus | comisión, bono, prima | provvigione, premio, bonus | comissão, bônus, prémio | 手数料, 歩合, 賞与, ボーナス
approve, approval, authorize | genehmigen, Genehmigung, frei~geben, Freigabe, zu~stimmen, bewilligen | approuver, approbation, valider, validation, accorder, autoriser | aprobar, aprobación, autorizar, visto bueno | approvare, approvazione, autorizzare | aprovar, aprovação, autorizar | 承認, 許可, 決裁
reject, decline, refuse | ab~lehnen, Ablehnung, verweigern | refuser, rejeter, refus | rechazar, denegar, rechazo | rifiutare, respingere, rifiuto | recusar, rejeitar, recusa | 却下, 拒否, 断る
give, grant | geben, gewähren, vergeben, gibt | donner, accorder | dar, conceder, otorgar | dare, concedere | dar, conceder | 与え, 付与
request, apply, application | Antrag, beantragen, an~fordern, Anfrage, an~fragen | demande, demander | solicitud, solicitar, pedir, petición | richiesta, richiedere | pedido, solicitar, solicitação | 申請, 依頼, 要求, 申し込
nonprofit, charity, non-profit | gemeinnützig, Verein, Wohltätigkeit | à but non lucratif, association, caritatif | sin ánimo de lucro, sin fines de lucro, ONG, benéfico | no profit, senza scopo di lucro, beneficenza, onlus | sem fins lucrativos, ONG, beneficente | 非営利, NPO, 慈善
school, education, university | Schule, Bildung, Universität, Hochschule | école, éducation, université, enseignement | escuela, colegio, educación, universidad | scuola, istruzione, università | escola, educação, universidade | 学校, 教育, 大学
fire brigade, fire department | Feuerwehr | pompiers, sapeurs-pompiers | bomberos | vigili del fuoco, pompieri | bombeiros | 消防
public sector, government, authority | öffentlicher Dienst, Behörde, Regierung, öffentlich | secteur public, administration, gouvernement | sector público, gobierno, administración | settore pubblico, governo, ente pubblico | setor público, governo | 官公庁, 政府, 公共
objection, argument | Einwand, Argument | objection, argument | objeción, argumento | obiezione, argomento | objeção, argumento | 反論, 異議
strength, advantage, benefit, strong | Stärke, Vorteil, stark | force, atout, avantage, point fort | fortaleza, ventaja, punto fuerte | forza, vantaggio, punto di forza | força, vantagem, ponto forte | 強み, 利点, メリット, 長所
weakness, disadvantage, weak | Schwäche, Nachteil, schwach | faiblesse, inconvénient, point faible | debilidad, desventaja, punto débil | debolezza, svantaggio, punto debole | fraqueza, desvantagem, ponto fraco | 弱み, 欠点, デメリット, 短所
compare, comparison, difference | vergleichen, Vergleich, Unterschied, unterscheiden | comparer, comparaison, différence | comparar, comparación, diferencia | confrontare, confronto, differenza, paragonare | comparar, comparação, diferença | 比較, 違い, 差
switch, migrate, change over | wechseln, Wechsel, um~steigen, Umstieg | passer, migrer, migration, basculer | cambiar, pasar, migrar, migración | passare, migrare, migrazione | mudar, migrar, trocar, migração | 乗り換え, 移行, 切り替え
add-on, module, option | Modul, Zusatzmodul, Zusatz, Erweiterung, Option | module, option, complément, extension | módulo, complemento, extensión, opción | modulo, componente aggiuntivo, opzione, estensione | módulo, complemento, extensão, opção | オプション, 追加機能, モジュール, アドオン
include, included, contain | enthalten, enthält, inbegriffen, beinhalten, inklusive | inclure, inclus, compris, comprendre, contenir | incluir, incluido, incluye, contener | includere, incluso, compreso, contenere | incluir, incluído, inclui, conter | 含む, 含まれ, 付属
not included, exclude | aus~schließen, ausgeschlossen | exclure, exclu | excluir, excluido | escludere, escluso | excluir, excluído | 除外, 対象外
available, availability | verfügbar, Verfügbarkeit, erhältlich | disponible, disponibilité | disponible, disponibilidad | disponibile, disponibilità | disponível, disponibilidade | 利用可能, 可用性, 提供
uptime, service level, SLA | Verfügbarkeit, Betriebszeit, SLA | disponibilité, taux de disponibilité, SLA | tiempo de actividad, disponibilidad, SLA | disponibilità, SLA | disponibilidade, tempo de atividade, SLA | 稼働率, SLA
roadmap, planned | Roadmap, Fahrplan, geplant, planen | feuille de route, prévu, planifié | hoja de ruta, previsto, planeado, planificado | tabella di marcia, previsto, pianificato | roteiro, previsto, planejado, planeado | ロードマップ, 予定, 計画
release, launch | Veröffentlichung, veröffentlichen, Freigabe, Einführung, erscheinen | sortie, publier, lancement, parution | lanzamiento, publicación, lanzar, publicar | rilascio, lancio, pubblicare, uscita | lançamento, lançar, publicar | リリース, 公開, 発売
product | Produkt, Erzeugnis | produit | producto | prodotto | produto | 製品, 商品
service | Dienst, Dienstleistung, Service | service, prestation | servicio | servizio | serviço | サービス
reference, case study, reference customer | Referenz, Referenzkunde, Fallstudie | référence, client de référence, étude de cas | referencia, cliente de referencia, caso de éxito | referenza, cliente di riferimento, caso di studio | referência, cliente de referência, estudo de caso | 導入事例, 事例, 参考
handover, hand over | Übergabe, übergeben | passation, transmission, transmettre | traspaso, entrega, traspasar | passaggio di consegne, passaggio, consegna | passagem, entrega, transferência | 引き継ぎ, 引継ぎ, 引継
owner, responsible, in charge | Verantwortlicher, zuständig, verantwortlich, Inhaber, Eigentümer, Ansprechpartner | responsable, propriétaire, chargé, en charge | responsable, propietario, encargado, a cargo | responsabile, proprietario, incaricato | responsável, proprietário, encarregado, dono | 担当, 担当者, 責任者, 所有者
contact | Kontakt, Ansprechpartner, kontaktieren, erreichen | contact, contacter, joindre, interlocuteur | contacto, contactar | contatto, contattare, referente | contato, contacto, contatar | 連絡, 連絡先, 窓口, 問い合わせ
win, won | gewinnen, gewonnen | gagner, gagné | ganar, ganado | vincere, vinto | ganhar, ganho, vencer | 受注, 勝つ, 獲得
lose, lost | verlieren, verloren | perdre, perdu | perder, perdido | perdere, perso | perder, perdido | 失注, 負け, 失う
market | Markt | marché | mercado | mercato | mercado | 市場
industry, sector | Branche, Industrie | secteur, industrie, branche | sector, industria | settore, industria | setor, indústria | 業界, 産業
size, number of employees | Größe, Mitarbeiterzahl | taille, effectif | tamaño, plantilla | dimensione, numero di dipendenti | tamanho, número de funcionários | 規模, 従業員数
phone call, call | Anruf, an~rufen, Telefonat | appel, appeler | llamada, llamar | chiamata, chiamare, telefonata | chamada, ligação, ligar, telefonar | 電話, 通話
demo, demonstration | Vorführung, Demo, vor~führen | démonstration, démo | demostración, demo | dimostrazione, demo | demonstração, demo | デモ, 実演
delivery, deliver, ship | Lieferung, liefern, Versand, geliefert | livraison, livrer, expédier | entrega, entregar, envío | consegna, consegnare, spedizione | entrega, entregar, envio | 配送, 納品, 納期, 出荷
return, send back | zurück~geben, Rückgabe, zurück~schicken, Rücksendung | retourner, retour, renvoyer, rendre | devolver, devolución | restituire, reso, restituzione | devolver, devolução | 返品, 返却
warranty, guarantee | Garantie, Gewährleistung, garantieren | garantie, garantir | garantía, garantizar | garanzia, garantire | garantia, garantir | 保証
promise, commit | versprechen, zu~sagen, Zusage | promettre, promesse, engagement | prometer, promesa, compromiso | promettere, promessa, impegno | prometer, promessa, compromisso | 約束, 確約
exception | Ausnahme, Sonderfall | exception, dérogation | excepción | eccezione, deroga | exceção | 例外
`;
