/** What stands beside the others: qualities, times, places and further matters of a company; see `readConcepts` for how a line is read. */
export const FURTHER_CONCEPTS = `
valid, validity, expire | gültig, gelten, gilt, Gültigkeit | valable, valide, validité | válido, validez, vigente, vale | valido, validità, vale | válido, validade, vale | 有効, 有効期限, 有効期間
prepaid, in advance | im Voraus bezahlt, im Voraus, vorausbezahlt | payé d'avance, d'avance, prépayé | por adelantado, pagado por adelantado, prepago | in anticipo, anticipato, prepagato | antecipadamente, antecipado, pré-pago | 前払い, 前払
instalment, installment, rate | Rate, Ratenzahlung, Teilzahlung | acompte, versement, mensualité | cuota, plazos | rata, quota | parcela, prestação | 分割, 分割払い
handle, take care, process | bearbeiten, kümmern, erledigen, Bearbeitung | traiter, s'occuper, gérer, occuper | gestionar, ocuparse, tramitar, procesar | gestire, occuparsi, trattare | tratar, cuidar, gerir, processar | 扱う, 処理, 対応
manage, management | verwalten, Verwaltung | gérer, gestion | gestionar, gestión, administrar | gestire, gestione | gerenciar, gerir, gestão | 管理
carry over, roll over | übertragen, mitnehmen | reporter, report | trasladar, acumular | riportare, trasferire | transferir, acumular | 繰り越し, 繰越, 繰り越せ
fit, capacity, room for | passen, Platz für, fassen | contenir, capacité | caber, caben, capacidad, admitir | entrare, capienza, capacità | caber, cabem, capacidade | 入る, 定員, 収容
season, summer, winter | Sommer, Winter, Saison | été, hiver, saison | verano, invierno, temporada | estate, inverno, stagione | verão, inverno, estação | 夏, 冬, 季節
harvest, farm | Ernte, Landwirtschaft, Hof | récolte, ferme | cosecha, granja | raccolto, fattoria | colheita, fazenda | 収穫, 農場
factory, plant, production | Fabrik, Werk, Produktion, Fertigung | usine, production | fábrica, planta, producción | fabbrica, stabilimento, produzione | fábrica, planta, produção | 工場, 製造, 生産
warehouse, store | Lager, Lagerhaus | entrepôt, dépôt | almacén, depósito | magazzino, deposito | armazém, depósito | 倉庫
hospital, clinic, medical | Krankenhaus, Klinik, medizinisch | hôpital, clinique, médical | hospital, clínica, médico | ospedale, clinica, medico | hospital, clínica, médico | 病院, 医療
water, electricity, energy | Wasser, Strom, Energie | eau, électricité, énergie | agua, electricidad, energía | acqua, elettricità, energia | água, eletricidade, energia | 水, 電気, 電力
temperature | Temperatur | température | temperatura | temperatura | temperatura | 温度
measure, measurement, reading | messen, Messung, Messwert | mesurer, mesure, relevé | medir, medición, lectura | misurare, misura, misurazione | medir, medição, leitura | 測定, 計測, 測定値
tunnel, underground | Tunnel, unterirdisch | tunnel, souterrain | túnel, subterráneo | tunnel, galleria, sotterraneo | túnel, subterrâneo | トンネル, 地下
sign-off, closing | Freigabe, Abnahme, Abzeichnung | validation, signature | visto bueno, firma, cierre | approvazione, firma, chiusura | aprovação, assinatura, fechamento | 署名, 承認
PIN, code | PIN, Geheimzahl | code PIN, PIN | PIN, código PIN | PIN, codice PIN | PIN, código PIN | 暗証番号, PIN
digit | Stelle, Ziffer, stellig | chiffre | dígito, cifra | cifra | dígito, algarismo | 桁
character, letter | Zeichen, Buchstabe | caractère, lettre | carácter, letra | carattere, lettera | caractere, letra | 文字
long, length | lang, Länge | long, longueur | largo, longitud | lungo, lunghezza | longo, comprimento | 長い, 長さ
short | kurz | court | corto, breve | breve, corto | curto, breve | 短い
fast, quick, speed | schnell, Geschwindigkeit | rapide, vite, vitesse | rápido, velocidad | veloce, rapido, velocità | rápido, velocidade | 速い, 早い, 速度
new | neu, neue | nouveau, nouvelle | nuevo, nueva | nuovo, nuova | novo, nova | 新しい, 新規
old, previous | alt, bisherig, vorherig | ancien, précédent, vieux | antiguo, anterior, viejo | vecchio, precedente | antigo, anterior, velho | 古い, 以前
high, higher | hoch, höher | haut, élevé, supérieur | alto, elevado, superior | alto, elevato, superiore | alto, elevado, superior | 高い
low, lower | niedrig, gering | bas, faible | bajo | basso | baixo | 低い
half | halb, Hälfte | moitié, demi | mitad, medio | metà, mezzo | metade, meio | 半分, 半
twice, double | zweimal, doppelt | deux fois, double | dos veces, doble | due volte, doppio | duas vezes, dobro | 二回, 二倍
single, only, just | einzeln, einzige, nur | seul, unique | solo, único, individual | singolo, unico, solo | único, só, individual | 単独, 一つ
together, at the same time, simultaneous | gleichzeitig, zusammen | simultané, en même temps, ensemble | simultáneo, al mismo tiempo, a la vez | simultaneo, contemporaneamente | simultâneo, ao mesmo tempo | 同時, 一緒
parallel, second | zweite, weitere | deuxième, second | segundo, segunda | secondo, seconda | segundo, segunda | 二番目, 二つ目
third party, outsider | Dritte, Drittanbieter | tiers | tercero, terceros | terzi, terze parti | terceiro, terceiros | 第三者
competition law, bribery, corruption | Bestechung, Korruption | corruption, pot-de-vin | soborno, corrupción | corruzione, tangente | suborno, corrupção | 贈収賄, 賄賂
conflict of interest | Interessenkonflikt | conflit d'intérêts | conflicto de intereses | conflitto di interessi | conflito de interesses | 利益相反
secondary job, side job | Nebentätigkeit, Nebenjob | activité secondaire, second emploi | pluriempleo, segundo empleo | secondo lavoro | segundo emprego | 副業
dress code, clothing | Kleidung, Kleiderordnung | tenue, vêtement | ropa, vestimenta | abbigliamento, vestiti | roupa, vestuário | 服装
pet, dog | Hund, Haustier | chien, animal | perro, mascota | cane, animale | cão, cachorro, animal | 犬, ペット
bike, bicycle | Fahrrad, Rad | vélo | bicicleta | bicicletta | bicicleta | 自転車
gym, sport, wellness | Sport, Fitness | sport, bien-être | deporte, gimnasio, bienestar | sport, palestra, benessere | esporte, desporto, academia, bem-estar | 運動, ジム, 健康
doctor, appointment | Arzt, Arzttermin, Attest | médecin, certificat médical | médico, justificante médico | medico, certificato medico | médico, atestado | 医師, 診断書
accident, injury | Unfall, Verletzung | accident, blessure | accidente, lesión | incidente, infortunio | acidente, lesão | 事故, 怪我
fire, evacuation | Brand, Feuer, Räumung | incendie, évacuation | incendio, evacuación | incendio, evacuazione | incêndio, evacuação | 火災, 避難
first aid, health and safety | Erste Hilfe, Arbeitsschutz | premiers secours, sécurité au travail | primeros auxilios, seguridad laboral | pronto soccorso, sicurezza sul lavoro | primeiros socorros, segurança no trabalho | 救急, 安全衛生
bank, bank account, IBAN | Bank, Bankverbindung, IBAN | banque, coordonnées bancaires, IBAN | banco, cuenta bancaria, IBAN | banca, coordinate bancarie, IBAN | banco, conta bancária, IBAN | 銀行, 口座, 振込先
month-end, closing | Monatsende, Abschluss | fin de mois, clôture | fin de mes, cierre | fine mese, chiusura | fim do mês, fechamento | 月末, 締め
fiscal year | Geschäftsjahr | exercice, année fiscale | año fiscal, ejercicio | anno fiscale, esercizio | ano fiscal, exercício | 会計年度
forecast, pipeline | Prognose, Pipeline | prévision, pipeline | previsión, pronóstico | previsione | previsão, funil | 予測, 見込み
quota, target | Quote, Zielvorgabe, Kontingent | quota, objectif | cuota, objetivo | quota, obiettivo | cota, meta | ノルマ, 目標
territory, region | Gebiet, Vertriebsgebiet | territoire, zone | territorio, zona | territorio, zona | território, zona | 担当地域, エリア
meeting notes, minutes | Protokoll, Besprechungsnotiz | compte rendu, procès-verbal | acta, notas | verbale, appunti | ata, notas | 議事録
presentation, slides | Präsentation, Folie | présentation, diapositive | presentación, diapositiva | presentazione, diapositiva | apresentação, slide | 発表, 資料, スライド
brand, logo | Marke, Logo | marque, logo | marca, logotipo | marchio, logo | marca, logótipo, logotipo | ブランド, ロゴ
press, journalist, media | Presse, Journalist, Medien | presse, journaliste, média | prensa, periodista, medios | stampa, giornalista, media | imprensa, jornalista, mídia | 報道, 記者, メディア
social media | soziale Medien, soziale Netzwerke | réseaux sociaux | redes sociales | social network, reti sociali | redes sociais | SNS, ソーシャルメディア
survey, questionnaire | Umfrage, Fragebogen | sondage, enquête, questionnaire | encuesta, cuestionario | sondaggio, questionario | pesquisa, inquérito, questionário | アンケート, 調査
satisfaction, happy | Zufriedenheit, zufrieden | satisfaction, satisfait | satisfacción, satisfecho | soddisfazione, soddisfatto | satisfação, satisfeito | 満足
unhappy, complaint | Beschwerde, unzufrieden, beschweren, Reklamation | réclamation, plainte, mécontent | queja, reclamación, descontento | reclamo, lamentela, scontento | reclamação, queixa, insatisfeito | 苦情, 不満, クレーム
time zone | Zeitzone | fuseau horaire | zona horaria, huso horario | fuso orario | fuso horário | タイムゾーン, 時差
opening hours, business hours | Öffnungszeit, Geschäftszeit | heures d'ouverture | horario de atención, horario de apertura | orario di apertura, orari | horário de atendimento | 営業時間, 受付時間
working day, business day | Arbeitstag, Werktag | jour ouvrable, jour ouvré | día laborable, día hábil | giorno lavorativo | dia útil | 営業日, 平日
alarm, siren | Alarm | alarme | alarma | allarme | alarme | 警報, アラーム
sound, ring | klingeln, Ton, läuten | sonner, son | sonar, suena, sonido | suonare, suono | tocar, som | 鳴る, 音
mute, silent | stumm, lautlos | muet, silencieux | silencio, silenciar | silenzioso, muto | silencioso, mudo | 消音, マナーモード
wi-fi, wireless | WLAN, drahtlos | wifi, sans fil | wifi, inalámbrico | wifi, senza fili | wifi, sem fio | 無線, Wi-Fi
VPN | VPN | VPN, réseau privé | VPN | VPN | VPN | VPN
firewall, port | Firewall, Port | pare-feu, port | cortafuegos, puerto | firewall, porta | firewall, porta | ファイアウォール, ポート
cable, plug, charger | Kabel, Stecker, Ladegerät | câble, prise, chargeur | cable, enchufe, cargador | cavo, presa, caricatore | cabo, tomada, carregador | ケーブル, 充電器
keyboard, mouse, headset | Tastatur, Maus, Headset | clavier, souris, casque | teclado, ratón, auriculares | tastiera, mouse, cuffie | teclado, mouse, rato, auscultadores | キーボード, マウス, ヘッドセット
webhook, endpoint | Webhook, Endpunkt | webhook, point de terminaison | webhook, punto de conexión | webhook, endpoint | webhook, ponto de extremidade | ウェブフック, エンドポイント
request, call, rate limit | Anfrage, Aufruf, Ratenbegrenzung | requête, appel, limite de débit | petición, llamada, límite de tasa | richiesta, chiamata, limite di frequenza | requisição, chamada, limite de taxa | リクエスト, 呼び出し, レート制限
provisioning, provision | Bereitstellung, Provisionierung | provisionnement, approvisionnement | aprovisionamiento | provisioning, approvvigionamento | provisionamento | プロビジョニング
identity provider, directory | Identitätsanbieter, Verzeichnisdienst | fournisseur d'identité, annuaire | proveedor de identidad, directorio | provider di identità, directory | provedor de identidade, diretório | IDプロバイダー, ディレクトリ
sandbox, test environment | Testumgebung, Sandbox | bac à sable, environnement de test | entorno de pruebas, sandbox | ambiente di prova, sandbox | ambiente de testes, sandbox | サンドボックス, テスト環境
custom, customize | anpassen, individuell, benutzerdefiniert | personnaliser, personnalisé | personalizar, personalizado | personalizzare, personalizzato | personalizar, personalizado | カスタマイズ, カスタム
unlimited | unbegrenzt, unbeschränkt | illimité | ilimitado | illimitato | ilimitado | 無制限
partial, part | teilweise, anteilig | partiel, au prorata | parcial, proporcional | parziale, proporzionale | parcial, proporcional | 一部, 部分, 日割り
original, proof | Original, Nachweis | original, preuve | original, prueba, justificante | originale, prova | original, comprovativo, comprovante | 原本, 証明
form | Formular | formulaire | formulario | modulo | formulário | フォーム, 用紙
fill in, enter, input | ausfüllen, ein~geben, Eingabe | remplir, saisir, entrer | rellenar, introducir, ingresar | compilare, inserire | preencher, inserir, introduzir | 入力, 記入
accept | annehmen, akzeptieren | accepter | aceptar | accettare | aceitar | 受け入れ, 承諾, 受諾
withdraw, revoke, take back | zurück~ziehen, entziehen, zurück~nehmen, widerrufen | retirer, révoquer, reprendre | retirar, revocar | ritirare, revocare | retirar, revogar | 取り消し, 撤回, 剥奪
free up, release | frei~machen, frei~geben, freimachen | libérer | liberar | liberare | liberar | 解放, 空ける
leave out, skip | überspringen, aus~lassen | sauter, ignorer | saltar, omitir | saltare, omettere | pular, omitir | 省略, スキップ
look, see, find out | sehen, nach~sehen, finden | voir, regarder, consulter | ver, consultar, mirar | vedere, guardare, consultare | ver, consultar | 見る, 参照, 確認
`;
