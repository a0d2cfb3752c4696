/** Accounts, devices, data and what people do with software; see `readConcepts` for how a line is read. */
export const SOFTWARE_CONCEPTS = `
password, passcode | Passwort, Kennwort | mot de passe | contraseña, clave | password, parola d'ordine | senha, palavra-passe | パスワード, 暗証番号
reset | zurück~setzen | réinitialiser, réinitialisation | restablecer, restablezco, reiniciar, resetear | reimpostare, ripristinare, resettare | redefinir, repor, resetar | リセット, 再設定, 初期化
forget, forgot, forgotten | vergessen, vergisst, vergaß | oublier, oublié | olvidar, olvidado | dimenticare, dimenticato | esquecer, esqueci | 忘れ
log in, login, sign in, logon | an~melden, ein~loggen, Anmeldung, Login | se connecter, connexion, connecter | iniciar sesión, inicio de sesión, entrar, acceder, login | accedere, accesso, login, entrare | entrar, iniciar sessão, fazer login, login, logar | ログイン, サインイン
log out, logout, sign out | ab~melden, aus~loggen, Abmeldung | se déconnecter, déconnexion | cerrar sesión | disconnettersi, uscire | sair, terminar sessão | ログアウト, サインアウト
single sign-on, SSO | Einmalanmeldung, Single Sign-on, SSO | authentification unique, SSO | inicio de sesión único, SSO | accesso unico, SSO | início de sessão único, SSO | シングルサインオン, SSO
account | Konto, Benutzerkonto, Account | compte | cuenta | conto, account | conta | アカウント, 口座
user | Benutzer, Nutzer, Anwender, User | utilisateur, utilisatrice | usuario | utente | usuário, utilizador | ユーザー, ユーザ, 利用者
username, user name | Benutzername, Nutzername | nom d'utilisateur, identifiant | nombre de usuario | nome utente | nome de usuário, nome de utilizador | ユーザー名
role | Rolle | rôle | rol | ruolo | função, papel | 役割, ロール
permission, right, authorization | Berechtigung, Recht, Erlaubnis, Befugnis | autorisation, permission, droit | permiso, derecho, autorización | permesso, autorizzazione, diritto | permissão, autorização, direito | 権限, 許可
access | Zugang, Zugriff, zu~greifen | accès, accéder | acceso, acceder | accesso, accedere | acesso, acessar, aceder | アクセス
administrator, admin | Administrator, Admin, Verwalter | administrateur, admin | administrador, admin | amministratore, admin | administrador, admin | 管理者
invite, invitation | ein~laden, Einladung, eingeladen, lädt | inviter, invitation | invitar, invitación | invitare, invito | convidar, convite | 招待
add | hinzu~fügen, ergänzen, hinzugefügt | ajouter, ajout | añadir, agregar | aggiungere, aggiunta | adicionar, acrescentar | 追加
create, make, new | erstellen, an~legen, erzeugen, erstellt | créer, création | crear, creación | creare, creazione | criar, criação | 作成, 新規, 作る, 作り
delete, erase, remove | löschen, entfernen, gelöscht, Löschung | supprimer, effacer, suppression, enlever | borrar, eliminar, suprimir, eliminación | eliminare, cancellare, rimuovere, eliminazione | apagar, excluir, eliminar, remover, exclusão | 削除, 消去, 消す
change, edit, modify | ändern, Änderung, bearbeiten, geändert, an~passen | modifier, changer, changement, modification, éditer | cambiar, cambio, modificar, editar | modificare, cambiare, cambio, modifica | mudar, alterar, editar, alteração, mudança | 変更, 編集, 変える
move, transfer, reassign | verschieben, übertragen, um~ziehen, umverteilen, Übertragung | déplacer, transférer, transfert | mover, transferir, trasladar, traspasar | spostare, trasferire, trasferimento | mover, transferir, transferência | 移動, 移行, 移す, 譲渡
copy, duplicate | kopieren, Kopie, duplizieren | copier, copie, dupliquer | copiar, copia, duplicar | copiare, copia, duplicare | copiar, cópia, duplicar | コピー, 複製
duplicate | doppelt, Duplikat, Dublette | doublon, dupliqué | duplicado | duplicato, doppione | duplicado | 重複
merge | zusammen~führen, verschmelzen | fusionner, fusion | fusionar, combinar | unire, fondere | mesclar, juntar, fundir | 統合, マージ
save | speichern, sichern, gespeichert | enregistrer, sauvegarder | guardar, grabar | salvare | salvar, gravar | 保存
store, keep, storage, hosted | speichern, Speicherung, auf~bewahren, gespeichert, liegen, ab~legen | stocker, stockage, conserver, héberger | almacenar, guardar, almacenamiento, conservar, alojar | conservare, archiviare, memorizzare, salvare, archiviazione | armazenar, guardar, armazenamento, conservar | 保存, 保管, 格納
retention, retain, keep | Aufbewahrung, auf~bewahren, Aufbewahrungsfrist, behalten | conservation, conserver, garder, rétention | retención, conservación, conservar, retener | conservazione, conservare, tenere | retenção, conservação, reter, manter | 保存期間, 保持, 保管期間
data | Daten | données | datos | dati | dados | データ
personal data | personenbezogene Daten | données personnelles | datos personales | dati personali | dados pessoais | 個人情報, 個人データ
file | Datei | fichier | archivo, fichero | file, documento | arquivo, ficheiro | ファイル
folder, directory | Ordner, Verzeichnis | dossier, répertoire | carpeta, directorio | cartella | pasta, diretório | フォルダ
document | Dokument, Unterlage | document | documento | documento | documento | 文書, ドキュメント, 書類, 資料
attachment, attach | Anhang, an~hängen | pièce jointe, joindre | adjunto, adjuntar | allegato, allegare | anexo, anexar | 添付
upload | hoch~laden, Upload, hochgeladen | téléverser, télécharger, importer | subir, cargar | caricare, caricamento | carregar, enviar, upload | アップロード
download | herunter~laden, Download, heruntergeladen | télécharger, téléchargement | descargar, descarga | scaricare, download | baixar, descarregar, download | ダウンロード
import | importieren, Import, ein~lesen | importer, importation | importar, importación | importare, importazione, import | importar, importação | インポート, 取り込み, 取込
export | exportieren, Export, aus~leiten | exporter, exportation, export | exportar, exportación | esportare, esportazione | exportar, exportação | エクスポート, 書き出し, 出力
spreadsheet, table | Tabelle, Tabellenkalkulation | tableur, tableau, feuille de calcul | hoja de cálculo, tabla | foglio di calcolo, tabella | planilha, folha de cálculo, tabela | 表計算, スプレッドシート, 表
column | Spalte | colonne | columna | colonna | coluna | 列, カラム
row, line | Zeile | ligne | fila, línea | riga | linha | 行
field | Feld | champ | campo | campo | campo | 項目, フィールド
format | Format | format | formato | formato | formato | 形式, フォーマット
undo, revert, roll back | rückgängig, rückgängig machen, widerrufen | annuler, revenir en arrière | deshacer, revertir | annullare, ripristinare | desfazer, reverter | 元に戻す, 元に戻, 取り消
restore, recover, recovery | wiederherstellen, Wiederherstellung, wiederhergestellt | restaurer, récupérer, restauration, récupération | restaurar, recuperar, recuperación | ripristinare, recuperare, recupero, ripristino | restaurar, recuperar, recuperação | 復元, 復旧, 回復
backup, back up | Backup, Sicherung, Datensicherung, Sicherungskopie | sauvegarde, sauvegarder | copia de seguridad, respaldo, backup | backup, copia di sicurezza | backup, cópia de segurança | バックアップ
region, location | Region, Standort, Ort | région, emplacement | región, ubicación | regione, luogo, posizione | região, localização | 地域, リージョン, 所在地
hosting, hosted, host | hosten, Hosting, gehostet, betreiben | héberger, hébergement | alojar, alojamiento, hospedar | ospitare, hosting | hospedar, alojar, hospedagem, alojamento | ホスティング, ホスト
server, data center, data centre | Server, Rechenzentrum | serveur, centre de données | servidor, centro de datos | server, centro dati | servidor, centro de dados | サーバー, サーバ, データセンター
cloud | Cloud | cloud, nuage | nube | cloud | nuvem | クラウド
device | Gerät, Endgerät | appareil, terminal | dispositivo, aparato, equipo | dispositivo, apparecchio | dispositivo, aparelho | 端末, デバイス, 機器
phone, mobile, smartphone, cell phone | Handy, Telefon, Smartphone, Mobiltelefon, mobil | téléphone, portable, smartphone, mobile | teléfono, móvil, celular | telefono, cellulare, smartphone | telefone, celular, telemóvel | 電話, スマホ, 携帯, モバイル
tablet | Tablet | tablette | tableta, tablet | tablet | tablet | タブレット
computer, laptop, PC | Computer, Rechner, Laptop, Notebook | ordinateur, portable | ordenador, computadora, portátil | computer, portatile | computador, notebook, portátil | パソコン, コンピュータ, ノートPC
screen, display, monitor | Bildschirm, Anzeige, Monitor | écran, affichage | pantalla, monitor | schermo, monitor | tela, ecrã, monitor | 画面, モニター
show, display, view | an~zeigen, zeigen, an~sehen | afficher, montrer, voir | mostrar, ver | mostrare, visualizzare, vedere | mostrar, exibir, ver | 表示, 見る, 見え
hide, hidden | verbergen, aus~blenden, versteckt | masquer, cacher | ocultar, esconder | nascondere | ocultar, esconder | 非表示, 隠す
offline, no network, without connection | offline, ohne Netz, ohne Verbindung, ohne Internet | hors ligne, sans réseau, sans connexion, hors connexion | sin conexión, sin red, fuera de línea, sin internet | non in linea, senza rete, senza connessione, offline | sem conexão, sem rede, sem ligação, sem internet | オフライン, 圏外
online | online | en ligne | en línea | in linea, online | online, em linha | オンライン
network, connection, internet | Netz, Netzwerk, Verbindung, Internet | réseau, connexion, internet | red, conexión, internet | rete, connessione, internet | rede, conexão, ligação, internet | ネットワーク, 接続, 通信, インターネット
sync, synchronize | synchronisieren, Synchronisierung, Synchronisation, ab~gleichen | synchroniser, synchronisation | sincronizar, sincronización | sincronizzare, sincronizzazione | sincronizar, sincronização | 同期
stuck, hang, hangs, freeze | hängen, hängt, fest~hängen, ein~frieren | bloqué, coincé, figer | atascado, bloqueado, colgar | bloccato, fermo | travado, preso, bloqueado | 固まる, 止まる, 止まった, 進まない
error, failure, fault | Fehler, Störung, Fehlermeldung | erreur, défaut, panne | error, fallo, falla | errore, guasto | erro, falha | エラー, 不具合, 障害
error message, message | Fehlermeldung, Meldung | message d'erreur | mensaje de error | messaggio di errore | mensagem de erro | エラーメッセージ
fail, fails, failed | scheitern, fehl~schlagen, fehlgeschlagen, ab~brechen | échouer, échec | fallar, fracasar, fallo | fallire, non riuscire | falhar, fracassar | 失敗
problem, issue, trouble | Problem, Schwierigkeit | problème, souci | problema, incidencia | problema | problema | 問題, トラブル, 課題
fix, solve, resolve, repair | beheben, lösen, reparieren, Lösung, behoben | résoudre, réparer, corriger, résolution | arreglar, resolver, reparar, solucionar, solución | risolvere, riparare, correggere, soluzione | resolver, consertar, corrigir, reparar, solução | 解決, 直す, 修理, 対処, 修正
cause, reason | Ursache, Grund | cause, raison | causa, motivo, razón | causa, motivo, ragione | causa, motivo, razão | 原因, 理由
work, function | funktionieren, funktioniert, gehen, geht | fonctionner, marcher, marche | funcionar, funciona | funzionare, funziona | funcionar, funciona | 動作, 動く, 機能
function, feature | Funktion, Feature | fonction, fonctionnalité | función, funcionalidad, característica | funzione, funzionalità | função, funcionalidade, recurso | 機能
slow, performance | langsam, Leistung | lent, lenteur, performance | lento, lentitud, rendimiento | lento, prestazioni | lento, lentidão, desempenho | 遅い, 遅く, 性能
load, loading | laden, lädt, geladen | charger, chargement | cargar, carga | caricare, caricamento | carregar, carregamento | 読み込み, 読込
update, upgrade | aktualisieren, Aktualisierung, Update | mettre à jour, mise à jour, actualiser | actualizar, actualización | aggiornare, aggiornamento | atualizar, atualização | 更新, アップデート
upgrade | hoch~stufen, Upgrade, auf~steigen | mettre à niveau, montée en gamme, passer à | mejorar, subir de plan, ampliar | passare a, upgrade | fazer upgrade, subir de plano | アップグレード, 上位
downgrade | herab~stufen, Downgrade, zurück~stufen | rétrograder, baisser | bajar de plan, degradar | declassare, downgrade | rebaixar, descer de plano | ダウングレード, 下位
install, installation | installieren, Installation, Einbau | installer, installation | instalar, instalación | installare, installazione | instalar, instalação | インストール, 設置
set up, configure, setup, configuration | ein~richten, konfigurieren, Einrichtung, eingerichtet, ein~stellen | configurer, configuration, paramétrer, mettre en place | configurar, configuración, ajustar | configurare, configurazione, impostare | configurar, configuração | 設定, 構成, セットアップ
settings, setting, preferences | Einstellung, Einstellungen | paramètre, réglage, préférences | ajuste, configuración, preferencias | impostazione, impostazioni | configuração, definições, ajustes | 設定
enable, activate, turn on, switch on | aktivieren, ein~schalten, Aktivierung | activer, activation | activar, habilitar, encender | attivare, abilitare, attivazione | ativar, habilitar, ligar | 有効, 有効化, オンにする
disable, deactivate, turn off, switch off | deaktivieren, ab~schalten, aus~schalten, sperren | désactiver, désactivation | desactivar, deshabilitar, apagar | disattivare, disabilitare | desativar, desabilitar, desligar | 無効, 無効化, 停止
start, begin | starten, beginnen, an~fangen, Start, Beginn | démarrer, commencer, début | empezar, comenzar, iniciar, inicio | iniziare, avviare, inizio | começar, iniciar, início | 開始, 始める, 始まる, 起動
stop, end, finish | stoppen, beenden, an~halten, Ende | arrêter, terminer, finir, fin | parar, detener, terminar, fin | fermare, terminare, finire, fine | parar, terminar, acabar, fim | 停止, 終了, 止め
restart, reboot | neu starten, Neustart, neustarten | redémarrer, redémarrage | reiniciar, reinicio | riavviare, riavvio | reiniciar, reinício | 再起動
button | Knopf, Schaltfläche | bouton | botón | pulsante, bottone | botão | ボタン
menu | Menü | menu | menú | menu | menu | メニュー
page | Seite | page | página | pagina | página | ページ
link | Link, Verknüpfung | lien | enlace, vínculo | link, collegamento | link, ligação, hiperligação | リンク
search, find | suchen, Suche, finden, findet | chercher, recherche, trouver | buscar, búsqueda, encontrar | cercare, ricerca, trovare | procurar, pesquisar, busca, encontrar | 検索, 探す, 見つけ
filter | Filter, filtern | filtre, filtrer | filtro, filtrar | filtro, filtrare | filtro, filtrar | フィルター, 絞り込み
dashboard | Dashboard, Übersicht, Armaturenbrett | tableau de bord | panel, tablero, cuadro de mando | cruscotto, pannello | painel | ダッシュボード
report, reporting | Bericht, Auswertung, Report | rapport, compte rendu | informe, reporte | rapporto, resoconto, relazione | relatório | レポート, 報告
notification, alert, push | Benachrichtigung, Mitteilung, Warnung, Alarm, benachrichtigen | notification, alerte, notifier | notificación, aviso, alerta, avisar | notifica, avviso, allarme | notificação, aviso, alerta | 通知, アラート, 警報
email, mail, e-mail | E-Mail, Mail, Email | e-mail, courriel, mail, email | correo, correo electrónico, email, e-mail | email, e-mail, posta | e-mail, email, correio eletrónico | メール
inbox, spam | Posteingang, Spam | boîte de réception, courrier indésirable, spam | bandeja de entrada, correo no deseado, spam | posta in arrivo, spam | caixa de entrada, spam | 受信, 迷惑メール
arrive, receive | an~kommen, erhalten, bekommen, empfangen | arriver, recevoir, reçu | llegar, recibir, recibido | arrivare, ricevere, ricevuto | chegar, receber, recebido | 届く, 届か, 届き, 受信, 受け取
send | senden, schicken, versenden, verschicken, gesendet | envoyer, envoi | enviar, envío, mandar | inviare, mandare, invio | enviar, envio, mandar | 送信, 送る, 送付
message | Nachricht | message | mensaje | messaggio | mensagem | メッセージ, 伝言
calendar | Kalender | calendrier, agenda | calendario, agenda | calendario, agenda | calendário, agenda | カレンダー, 予定表
integration, integrate | Integration, Anbindung, an~binden, integrieren | intégration, intégrer | integración, integrar | integrazione, integrare | integração, integrar | 連携, 統合
interface, API | Schnittstelle, API | interface, API | interfaz, API | interfaccia, API | interface, API | インターフェース, API
token, key | Token, Schlüssel | jeton, clé | token, clave | token, chiave | token, chave | トークン, キー, 鍵
version, edition, plan | Version, Edition, Ausgabe, Variante, Paket, Tarif | version, édition, formule, offre | versión, edición, plan | versione, edizione, piano | versão, edição, plano | バージョン, 版, エディション, プラン
browser | Browser | navigateur | navegador | browser | navegador | ブラウザ
app, application | App, Anwendung, Applikation | appli, application | aplicación, app | app, applicazione | aplicativo, aplicação, app | アプリ
software, program | Software, Programm | logiciel, programme | software, programa | software, programma | software, programa | ソフト, ソフトウェア, プログラム
operating system, system requirements | Betriebssystem, Systemvoraussetzung | système d'exploitation, configuration requise | sistema operativo, requisitos del sistema | sistema operativo, requisiti di sistema | sistema operacional, sistema operativo, requisitos de sistema | 動作環境, システム要件
requirement, require, need | Anforderung, Voraussetzung, benötigen, brauchen, erfordern, braucht | exigence, besoin, nécessaire, prérequis, exiger | requisito, necesitar, necesario, requerir | requisito, bisogno, necessario, richiedere, servire | requisito, precisar, necessário, exigir | 要件, 必要
support, supported, compatible | unterstützen, unterstützt, kompatibel | pris en charge, prendre en charge, compatible | compatible, soportar, admitir | supportato, compatibile, supportare | compatível, suportado, suportar | 対応, サポート
printer, print | Drucker, drucken, aus~drucken | imprimante, imprimer, impression | impresora, imprimir | stampante, stampare | impressora, imprimir | プリンター, プリンタ, 印刷
scan, scanner | scannen, Scanner, ein~scannen | scanner, numériser | escanear, escáner | scansionare, scanner, scansione | escanear, digitalizar, leitor | スキャン, 読み取
barcode, QR code | Strichcode, Barcode, QR-Code | code-barres, code QR | código de barras, código QR | codice a barre, codice QR | código de barras, código QR | バーコード, QRコード
label, tag | Etikett, Aufkleber, Label | étiquette, libellé | etiqueta | etichetta | etiqueta, rótulo | ラベル
photo, picture, image | Foto, Bild, Aufnahme | photo, image | foto, imagen | foto, immagine | foto, imagem | 写真, 画像
camera | Kamera | caméra, appareil photo | cámara | fotocamera, telecamera | câmera, câmara | カメラ
battery | Akku, Batterie | batterie, pile | batería, pila | batteria, pila | bateria, pilha | 電池, バッテリー
memory, disk space, storage space | Speicher, Speicherplatz | mémoire, espace disque, espace de stockage | memoria, espacio | memoria, spazio | memória, espaço | 容量, メモリ, 空き容量
size | Größe, groß | taille, grand | tamaño, grande | dimensione, grandezza, grande | tamanho, grande | サイズ, 大きさ
full | voll | plein | lleno | pieno | cheio | 満杯, いっぱい
sensor | Sensor, Fühler | capteur | sensor | sensore | sensor | センサー, センサ
gateway | Gateway | passerelle | puerta de enlace, pasarela | gateway | gateway | ゲートウェイ
machine, equipment, asset | Maschine, Anlage, Gerät | machine, équipement, actif | máquina, equipo, activo | macchina, impianto, attrezzatura, bene | máquina, equipamento, ativo | 機械, 設備, 資産, 機器
maintenance, service | Wartung, warten, Instandhaltung | maintenance, entretien | mantenimiento | manutenzione | manutenção | 保守, メンテナンス, 整備, 点検
recurring, regular, repeat | wiederkehrend, regelmäßig, wiederholen | récurrent, régulier, répéter | recurrente, periódico, regular, repetir | ricorrente, periodico, regolare, ripetere | recorrente, periódico, regular, repetir | 定期, 繰り返し
inspection, inspect, check | Inspektion, Prüfung, prüfen, Kontrolle | inspection, contrôle, vérifier, vérification | inspección, revisión, revisar, comprobar, control | ispezione, controllo, controllare, verificare, verifica | inspeção, vistoria, verificar, controle, verificação | 点検, 検査, 確認, 検証
checklist | Checkliste, Prüfliste | liste de contrôle, check-list | lista de verificación, lista de control | lista di controllo | lista de verificação | 点検表, チェックリスト
work order, order, job | Arbeitsauftrag, Auftrag, Einsatz | ordre de travail, bon de travail, intervention | orden de trabajo, parte de trabajo | ordine di lavoro, intervento | ordem de serviço, ordem de trabalho | 作業指示, 作業オーダー, 作業票
part, spare part, inventory, stock | Ersatzteil, Teil, Bestand, Lager | pièce, pièce détachée, stock, inventaire | pieza, repuesto, recambio, inventario, existencias | pezzo, ricambio, inventario, magazzino, scorta | peça, sobressalente, inventário, estoque | 部品, 在庫
technician | Techniker, Monteur | technicien | técnico | tecnico | técnico | 技術者, 作業員, 技師
template | Vorlage, Muster | modèle, gabarit | plantilla, modelo | modello | modelo | テンプレート, ひな形, 雛形
code | Code | code | código | codice | código | コード
test, try | testen, Test, aus~probieren | tester, essai, essayer, test | probar, prueba | provare, testare, prova | testar, teste, experimentar | テスト, 試す, 試験
trial, free trial | Testphase, Probezeitraum, Testversion, kostenlos testen, Test | essai gratuit, période d'essai, essai | prueba gratuita, periodo de prueba, prueba | prova gratuita, periodo di prova, prova | teste gratuito, período de teste, avaliação | 無料トライアル, トライアル, 体験, お試し, 試用
use, usage | nutzen, benutzen, verwenden, Nutzung, gebrauchen | utiliser, utilisation, usage | usar, utilizar, uso | usare, utilizzare, uso, utilizzo | usar, utilizar, uso | 使用, 利用, 使う, 使え, 使い
open | öffnen, offen, geöffnet, auf~machen | ouvrir, ouvert | abrir, abierto | aprire, aperto | abrir, aberto | 開く, 開け, 未解決
close, closed | schließen, geschlossen, ab~schließen, zu | fermer, clore, clôturer, fermé | cerrar, cerrado | chiudere, chiuso | fechar, fechado, encerrar | 閉じ, 完了, 終了
lock, block, blocked | sperren, gesperrt, blockieren, Sperre | verrouiller, bloquer, bloqué | bloquear, bloqueado | bloccare, bloccato | bloquear, bloqueado | ロック, ブロック
language | Sprache | langue | idioma, lengua | lingua | idioma, língua | 言語
translate, translation | übersetzen, Übersetzung | traduire, traduction | traducir, traducción | tradurre, traduzione | traduzir, tradução | 翻訳
workflow, automation, automatic | automatisch, Ablauf, Automatisierung | automatique, automatiser, flux de travail | automático, automatizar, flujo de trabajo | automatico, automatizzare, flusso di lavoro | automático, automatizar, fluxo de trabalho | 自動, ワークフロー
rule, policy, guideline | Regel, Richtlinie, Vorschrift, Regelung | règle, politique, directive, règlement | regla, política, norma | regola, politica, norma, regolamento | regra, política, norma | 規則, ルール, 方針, 規定
guide, manual, instructions | Anleitung, Handbuch, Leitfaden | guide, manuel, mode d'emploi, instructions | guía, manual, instrucciones | guida, manuale, istruzioni | guia, manual, instruções | 手引き, マニュアル, ガイド, 説明書
list | Liste, auf~listen | liste, lister | lista, listado | elenco, lista | lista | 一覧, リスト
map | Karte, Landkarte | carte, plan | mapa | mappa | mapa | 地図
drawing, floor plan | Zeichnung, Grundriss | dessin, plan | dibujo, plano | disegno, pianta | desenho, planta | 図面
website, web site, portal | Webseite, Website, Portal | site web, site, portail | sitio web, página web, portal | sito, sito web, portale | site, portal | サイト, ポータル, ホームページ
crash, crashes | ab~stürzen, Absturz, abgestürzt | planter, plantage | bloquearse, cerrarse, cuelgue | bloccarsi, crash, arrestarsi | travar, falhar, crash | クラッシュ, 落ちる
empty, blank | leer | vide | vacío, en blanco | vuoto, bianco | vazio, em branco | 空, 空白
missing, lost | fehlen, fehlt, verloren, verschwunden | manquer, manquant, perdu, disparaître | faltar, falta, perdido, desaparecer | mancare, manca, perso, scomparso | faltar, falta, perdido, desaparecer | 見つからない, 失う, 紛失, 消え, 不足
loop, again | Schleife, wieder, erneut | boucle, encore, de nouveau | bucle, otra vez, de nuevo | ciclo, ancora, di nuovo | ciclo, de novo, novamente | ループ, 再度, 繰り返
`;
