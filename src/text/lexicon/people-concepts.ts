/** Employees, working time, travel and expenses; see `readConcepts` for how a line is read. */
export const PEOPLE_CONCEPTS = `
employee, staff, worker, teammate | Mitarbeiter, Mitarbeiterin, Angestellter, Beschäftigter, Arbeitnehmer, Belegschaft | employé, salarié, collaborateur, personnel | empleado, trabajador, personal, plantilla | dipendente, impiegato, collaboratore, personale, lavoratore | funcionário, empregado, colaborador, trabalhador, pessoal | 従業員, 社員, 職員, スタッフ
colleague, coworker | Kollege, Kollegin | collègue | compañero, colega | collega | colega | 同僚
manager, boss, supervisor | Vorgesetzter, Chef, Führungskraft, Manager, Teamleiter | responsable, supérieur, chef, manager | jefe, gerente, superior, responsable, encargado | capo, responsabile, superiore, manager | chefe, gerente, gestor, superior | 上司, 管理職, マネージャー, 部長, 課長
new employee, newcomer, new hire, starter | neuer Mitarbeiter, Neuzugang, Neuling, Einsteiger | nouveau collaborateur, nouvel employé, nouvel arrivant, nouvelle recrue | nuevo empleado, recién llegado, nueva incorporación | nuovo assunto, neoassunto, nuovo dipendente | novo funcionário, recém-chegado, novo colaborador | 新入社員, 新人, 入社
onboarding, induction | Einarbeitung, ein~arbeiten, Onboarding | intégration, accueil, onboarding | incorporación, integración, onboarding, bienvenida | inserimento, onboarding | integração, acolhimento, onboarding | 研修, オンボーディング, 受け入れ
first week, first day | erste Woche, erster Tag | première semaine, premier jour | primera semana, primer día | prima settimana, primo giorno | primeira semana, primeiro dia | 最初の週, 初日, 一週目
team, group | Team, Gruppe, Mannschaft | équipe, groupe | equipo, grupo | squadra, gruppo, team | equipe, equipa, grupo, time | チーム, グループ
department, division | Abteilung, Bereich | service, département, division | departamento, área | reparto, dipartimento, divisione | departamento, setor, área | 部署, 部門
company, firm, organization | Firma, Unternehmen, Betrieb, Organisation | entreprise, société, organisation | empresa, compañía, organización, sociedad | azienda, società, impresa, organizzazione | empresa, companhia, organização | 会社, 企業, 組織
office | Büro, Niederlassung | bureau, agence | oficina, despacho | ufficio, sede | escritório | オフィス, 事務所
headquarters | Hauptsitz, Zentrale | siège social, siège | sede central, sede | sede centrale, sede principale | sede | 本社
human resources, HR, people team | Personalabteilung, Personalwesen, HR | ressources humaines, RH | recursos humanos, RRHH | risorse umane, HR | recursos humanos, RH | 人事, 人事部
finance, accounting | Buchhaltung, Finanzabteilung, Finanzen | comptabilité, finance, finances | contabilidad, finanzas | contabilità, finanza, amministrazione | contabilidade, finanças, financeiro | 経理, 財務, 会計
vacation, holiday, leave, time off | Urlaub, Ferien, Urlaubstag, frei | congé, vacances, congés | vacaciones, permiso, días libres | ferie, vacanza, permesso | férias, folga, licença | 休暇, 有給, 休み
public holiday | Feiertag | jour férié | día festivo, festivo, feriado | giorno festivo, festività | feriado | 祝日
sick, illness, sick leave | krank, Krankheit, Krankmeldung, krank~melden | malade, maladie, arrêt maladie | enfermo, enfermedad, baja médica, baja | malato, malattia | doente, doença, baixa médica, licença médica | 病気, 病欠, 傷病
parental leave, maternity, paternity | Elternzeit, Mutterschutz, Mutterschaft | congé parental, congé maternité, congé paternité, maternité | permiso parental, maternidad, paternidad | congedo parentale, maternità, paternità | licença parental, maternidade, paternidade | 育児休暇, 育休, 産休
child, kids | Kind, Kinder | enfant | niño, hijo | bambino, figlio | criança, filho | 子ども, 子供
birth, baby | Geburt, Baby | naissance, bébé | nacimiento, bebé | nascita, neonato | nascimento, bebê, bebé | 出産, 出生, 赤ちゃん
family | Familie, Angehörige | famille, proche | familia, familiar | famiglia, familiare | família, familiar | 家族
wedding, marriage | Hochzeit, Heirat, heiraten | mariage | boda, matrimonio | matrimonio, nozze | casamento | 結婚
bereavement, funeral, death | Todesfall, Trauerfall, Beerdigung | décès, deuil, obsèques | fallecimiento, duelo, funeral | lutto, decesso, funerale | falecimento, luto, funeral | 忌引, 弔事, 死亡
salary, pay, wage | Gehalt, Lohn, Vergütung, verdienen | salaire, paie, rémunération | salario, sueldo, nómina, remuneración | stipendio, salario, paga, retribuzione | salário, ordenado, remuneração | 給与, 給料, 賃金
raise, pay rise | Gehaltserhöhung, Erhöhung | augmentation | aumento, subida | aumento | aumento | 昇給, 値上げ
promotion | Beförderung, befördern | promotion | ascenso, promoción | promozione | promoção | 昇進, 昇格
overtime | Überstunde, Mehrarbeit | heures supplémentaires | horas extra, horas extraordinarias | straordinario | horas extra, horas extras | 残業, 時間外
working hours, working time | Arbeitszeit | horaires, temps de travail, heures de travail | horario, jornada, horario laboral | orario di lavoro, orario | horário de trabalho, jornada, horário | 勤務時間, 労働時間, 就業時間
part-time | Teilzeit | temps partiel | media jornada, tiempo parcial | tempo parziale, part-time | meio período, tempo parcial, part-time | パート, 時短
remote work, work from home, home office | Homeoffice, von zu Hause arbeiten, zu Hause, Telearbeit, mobiles Arbeiten | télétravail, travail à distance, travailler à domicile | teletrabajo, trabajo remoto, trabajar desde casa | lavoro da remoto, telelavoro, lavorare da casa, smart working | teletrabalho, trabalho remoto, home office, trabalhar de casa | 在宅勤務, テレワーク, リモート
abroad, foreign country | Ausland, im Ausland | étranger, à l'étranger | extranjero, en el extranjero | estero, all'estero | exterior, estrangeiro | 海外, 国外
country | Land | pays | país | paese | país | 国
city | Stadt | ville | ciudad | città | cidade | 都市, 市
shift | Schicht | équipe, poste, quart | turno | turno | turno | シフト, 当番
on call, on-call, standby | Bereitschaft, Rufbereitschaft, Bereitschaftsdienst | astreinte, garde, de garde | guardia, de guardia | reperibilità, reperibile, di guardia | plantão, sobreaviso, prevenção | 待機, オンコール, 当番
weekend | Wochenende | week-end, fin de semaine | fin de semana | fine settimana, weekend | fim de semana | 週末, 土日
night | Nacht, nachts | nuit | noche | notte | noite | 夜, 夜間
replacement, substitute, deputy | Vertretung, Stellvertreter, vertreten, Ersatz | remplaçant, remplacement, suppléant | sustituto, suplente, reemplazo | sostituto, sostituzione, supplente | substituto, substituição, suplente | 代理, 代わり, 交代
swap, exchange | tauschen, aus~tauschen, Tausch | échanger, échange | intercambiar, cambiar, intercambio | scambiare, scambio | trocar, troca | 交換
hire, recruit, recruiting | ein~stellen, Einstellung, rekrutieren, an~werben | embaucher, recruter, recrutement, embauche | contratar, contratación, reclutar | assumere, assunzione, reclutare | contratar, contratação, recrutar | 採用, 雇用
job, position | Stelle, Arbeitsplatz, Job, Position | poste, emploi, travail | puesto, empleo, trabajo | posto, impiego, lavoro, posizione | vaga, emprego, cargo, trabalho | 職, 求人, ポジション, 仕事
candidate, applicant, application | Bewerber, Kandidat, Bewerbung | candidat, candidature | candidato, candidatura | candidato, candidatura | candidato, candidatura | 候補者, 応募
interview | Vorstellungsgespräch, Gespräch, Interview | entretien, entrevue | entrevista | colloquio, intervista | entrevista | 面接
referral, recommend | empfehlen, Empfehlung | recommander, cooptation, recommandation, parrainage | recomendar, recomendación, referir | raccomandare, segnalazione, consigliare | recomendar, indicação, indicar | 紹介, 推薦
probation, trial period | Probezeit | période d'essai | periodo de prueba | periodo di prova | período de experiência, período experimental | 試用期間
resign, leave, quit, departure | kündigen, aus~scheiden, verlassen, Austritt, verlässt | démissionner, quitter, départ, partir | renunciar, dimitir, dejar, irse, salida | dimettersi, lasciare, andarsene, uscita | demitir-se, sair, deixar, saída | 退職, 辞める, 離職
dismiss, fire, dismissal | entlassen, Entlassung | licencier, licenciement | despedir, despido | licenziare, licenziamento | demitir, despedir, demissão | 解雇
pension, retirement | Rente, Pension, Altersvorsorge | retraite, pension | pensión, jubilación | pensione | aposentadoria, reforma, pensão | 年金, 定年
insurance, health insurance | Versicherung, Krankenversicherung | assurance, mutuelle | seguro | assicurazione | seguro | 保険
benefit, perk | Zusatzleistung, Vergünstigung, Sozialleistung | avantage social, avantage | beneficio, prestación | benefit, agevolazione | benefício | 福利厚生, 手当
training, course | Schulung, Weiterbildung, Kurs, Fortbildung, schulen | formation, cours, former | formación, curso, capacitación | formazione, corso | formação, curso, treinamento | 研修, 講座, トレーニング, 訓練
review, feedback, evaluation | Beurteilung, Bewertung, Rückmeldung, Mitarbeitergespräch | évaluation, retour, bilan | evaluación, revisión, valoración, opinión | valutazione, revisione, riscontro | avaliação, revisão, retorno | 評価, 査定, フィードバック
goal, target, objective | Ziel, Vorgabe | objectif, but | objetivo, meta | obiettivo, traguardo | objetivo, meta | 目標, 目的
trip, travel, business trip | Reise, Dienstreise, Geschäftsreise, reisen | voyage, déplacement, voyager | viaje, viajar | viaggio, trasferta, viaggiare | viagem, viajar | 出張, 旅行
hotel, accommodation | Hotel, Übernachtung, Unterkunft, übernachten | hôtel, hébergement, nuitée | hotel, alojamiento | albergo, hotel, alloggio, pernottamento | hotel, alojamento, hospedagem | ホテル, 宿泊
flight, fly, plane | Flug, fliegen, Flugzeug | vol, avion, prendre l'avion | vuelo, volar, avión | volo, volare, aereo | voo, voar, avião | 航空, 飛行機, フライト
business class, class | Businessklasse, Klasse | classe affaires, classe | clase ejecutiva, clase business, clase | classe business, classe | classe executiva, classe | ビジネスクラス, クラス
train, rail | Zug, Bahn | train | tren | treno | trem, comboio | 電車, 列車, 鉄道
taxi | Taxi | taxi | taxi | taxi | táxi | タクシー
car, vehicle, rental car | Auto, Wagen, Mietwagen, Fahrzeug, Dienstwagen | voiture, véhicule, voiture de location | coche, auto, vehículo, carro | auto, macchina, veicolo, automobile | carro, veículo, automóvel | 車, 自動車, レンタカー
mileage, kilometre | Kilometergeld, Kilometer, Fahrtkosten | kilomètre, indemnité kilométrique, frais kilométriques | kilometraje, kilómetro | chilometro, rimborso chilometrico | quilômetro, quilómetro, quilometragem | 走行距離, キロ
parking, park | Parken, Parkplatz, parken | parking, stationnement, garer | aparcamiento, estacionamiento, aparcar | parcheggio, parcheggiare | estacionamento, estacionar | 駐車
meal, food, dinner, lunch | Essen, Mahlzeit, Verpflegung, Abendessen, Mittagessen | repas, nourriture, dîner, déjeuner | comida, cena, almuerzo, dieta | pasto, cibo, cena, pranzo | refeição, comida, jantar, almoço | 食事, 夕食, 昼食
gift, present | Geschenk, schenken | cadeau, offrir | regalo, obsequio | regalo, omaggio | presente, oferta, brinde | 贈り物, プレゼント, ギフト
alcohol, drink | Alkohol, Getränk | alcool, boisson | alcohol, bebida | alcol, bevanda | álcool, bebida | 酒, アルコール, 飲み物
expense, expenses | Spesen, Auslage, Reisekosten, Ausgabe, Kosten | frais, note de frais, dépense | gasto, dieta, gastos | spesa, nota spese, spese | despesa, gasto | 経費, 精算, 出費
reimburse, reimbursement | erstatten, Erstattung, Kostenerstattung, ab~rechnen | rembourser, remboursement | reembolsar, reembolso | rimborsare, rimborso | reembolsar, reembolso | 精算, 払い戻し, 立替
receipt | Beleg, Quittung, Kassenbon | reçu, justificatif, ticket | recibo, justificante, ticket | ricevuta, scontrino, giustificativo | recibo, comprovante, fatura | 領収書, レシート
submit, hand in, file | ein~reichen, ab~geben, eingereicht | soumettre, déposer, remettre | presentar, entregar, enviar | presentare, inviare, consegnare | apresentar, enviar, submeter, entregar | 提出, 申請
per day, daily allowance | pro Tag, Tagessatz, Tagegeld | par jour, indemnité journalière | por día, al día, dieta diaria | al giorno, diaria | por dia, diária | 一日, 日当
per night | pro Nacht | par nuit, par nuitée | por noche | per notte, a notte | por noite | 一泊
per person | pro Person, pro Kopf | par personne | por persona | a persona, per persona | por pessoa | 一人, 人あたり
equipment, hardware | Ausstattung, Ausrüstung, Hardware | équipement, matériel | equipo, equipamiento, material | attrezzatura, apparecchiatura | equipamento | 備品, 機材, 装備
desk, chair, furniture | Schreibtisch, Stuhl, Möbel | bureau, chaise, meuble | escritorio, silla, mueble | scrivania, sedia, mobile | mesa, secretária, cadeira, móvel | 机, 椅子, 家具
allowance, stipend | Zuschuss, Pauschale, Zulage | indemnité, allocation, prime | subsidio, asignación, ayuda | indennità, contributo | subsídio, ajuda de custo, auxílio | 手当, 補助
meeting, appointment | Besprechung, Sitzung, Termin, Meeting, Treffen | réunion, rendez-vous | reunión, cita | riunione, appuntamento, incontro | reunião, encontro, compromisso | 会議, 打ち合わせ, 面談
room, meeting room | Raum, Zimmer, Besprechungsraum | salle, pièce, chambre | sala, habitación | sala, stanza, camera | sala, quarto | 部屋, 会議室
book, reserve, reservation | buchen, reservieren, Buchung, Reservierung, gebucht | réserver, réservation | reservar, reserva | prenotare, prenotazione, riservare | reservar, reserva | 予約
event, conference | Veranstaltung, Konferenz, Messe | événement, conférence, salon | evento, conferencia, feria | evento, conferenza, fiera | evento, conferência, feira | イベント, 展示会, 会議
newsletter, blog | Newsletter, Blog | lettre d'information, blog | boletín, blog | newsletter, blog | boletim, blog | ニュースレター, ブログ
moving, relocation | Umzug, um~ziehen | déménagement, déménager | mudanza, mudarse | trasloco, trasferirsi | mudança, mudar-se | 引っ越し, 転居
address | Adresse, Anschrift | adresse | dirección, domicilio | indirizzo | endereço, morada | 住所, アドレス
harassment, complaint | Belästigung, Mobbing, Beschwerde | harcèlement, plainte, réclamation | acoso, queja, reclamación | molestie, reclamo, lamentela | assédio, queixa, reclamação | ハラスメント, 苦情, クレーム
whistleblower, report misconduct | Hinweisgeber, Meldestelle | lanceur d'alerte | denunciante, canal de denuncias | segnalante, segnalazione | denunciante, denúncia | 内部通報, 通報
volunteer, donation, donate | Spende, spenden, ehrenamtlich | don, bénévole, donner | donación, donar, voluntario | donazione, donare, volontario | doação, doar, voluntário | 寄付, ボランティア
intern, trainee, apprentice | Praktikant, Auszubildender, Azubi, Lehrling | stagiaire, apprenti | becario, aprendiz, practicante | stagista, tirocinante, apprendista | estagiário, aprendiz | インターン, 研修生, 実習生
contractor, freelancer | Auftragnehmer, Fremdfirma, Freiberufler, Subunternehmer | prestataire, sous-traitant, indépendant, freelance | contratista, subcontratista, autónomo | appaltatore, collaboratore esterno, subappaltatore | contratado, prestador, subcontratado, freelancer | 委託業者, 請負, 外注, フリーランス
seasonal, temporary | saisonal, vorübergehend, befristet, Saisonkraft, Aushilfe | saisonnier, temporaire | temporal, estacional, de temporada | stagionale, temporaneo | sazonal, temporário | 季節, 一時, 臨時
`;
