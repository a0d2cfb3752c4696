/** Security, privacy and law; see `readConcepts` for how a line is read. */
export const SECURITY_CONCEPTS = `
security, secure, safe | Sicherheit, sicher | sécurité, sécurisé, sûr | seguridad, seguro | sicurezza, sicuro | segurança, seguro | セキュリティ, 安全
encryption, encrypt, encrypted | Verschlüsselung, verschlüsseln, verschlüsselt | chiffrement, chiffrer, chiffré | cifrado, cifrar, encriptación, encriptar | cifratura, crittografia, cifrare, crittografare | criptografia, encriptação, criptografar, cifrar | 暗号化, 暗号
privacy, data protection | Datenschutz, Privatsphäre | confidentialité, protection des données, vie privée | privacidad, protección de datos | privacy, riservatezza, protezione dei dati | privacidade, proteção de dados | プライバシー, 個人情報保護
GDPR | DSGVO, Datenschutz-Grundverordnung | RGPD | RGPD | GDPR, RGPD | RGPD, LGPD | GDPR
confidential, secret | vertraulich, geheim | confidentiel, secret | confidencial, secreto | riservato, confidenziale, segreto | confidencial, secreto | 機密, 秘密
two-factor, multi-factor, MFA, 2FA | Zwei-Faktor, Zweifaktor, Mehrfaktor, MFA | deux facteurs, double authentification, MFA | dos factores, doble factor, MFA | due fattori, doppia autenticazione, MFA | dois fatores, duplo fator, MFA | 二要素, 二段階, 多要素
authentication, authenticate | Authentifizierung, authentifizieren | authentification, authentifier | autenticación, autenticar | autenticazione, autenticare | autenticação, autenticar | 認証
certificate, certification, certified | Zertifikat, Zertifizierung, zertifiziert | certificat, certification, certifié | certificado, certificación | certificato, certificazione | certificado, certificação | 証明書, 認証, 認定
audit, auditor | Audit, Prüfung, Revision | audit, vérification | auditoría | audit, revisione | auditoria | 監査
audit log, log | Protokoll, Prüfprotokoll, Log | journal, journal d'audit, log | registro, registro de auditoría | registro, log | registro, log | 監査ログ, ログ, 履歴
history | Verlauf, Historie | historique | historial, historia | cronologia, storico | histórico | 履歴
penetration test, pentest | Penetrationstest | test d'intrusion, test de pénétration | prueba de penetración, prueba de intrusión | test di penetrazione | teste de penetração, teste de intrusão | 侵入テスト, ペネトレーション
vulnerability | Schwachstelle, Sicherheitslücke | vulnérabilité, faille | vulnerabilidad | vulnerabilità | vulnerabilidade | 脆弱性
breach, leak, data breach | Datenpanne, Datenleck, Verletzung, Leck | violation, fuite, fuite de données | brecha, filtración, fuga, violación | violazione, fuga, perdita di dati | violação, vazamento, fuga | 漏えい, 漏洩, 流出, 侵害
incident | Vorfall, Zwischenfall, Störung | incident | incidente, incidencia | incidente | incidente | インシデント, 事故, 障害
phishing | Phishing | hameçonnage, phishing | phishing, suplantación | phishing | phishing | フィッシング
virus, malware | Virus, Schadsoftware | virus, logiciel malveillant | virus, malware | virus, malware | vírus, malware | ウイルス, マルウェア
stolen, theft | gestohlen, Diebstahl | volé, vol | robado, robo | rubato, furto | roubado, roubo, furto | 盗難, 盗まれ
compliance, comply | Compliance, Einhaltung, ein~halten | conformité, respecter | cumplimiento, cumplir, conformidad | conformità, rispettare | conformidade, cumprir | コンプライアンス, 準拠, 遵守
law, legal, lawyer | Recht, Gesetz, rechtlich, Rechtsabteilung, Jurist | loi, juridique, droit, légal | ley, legal, jurídico, derecho | legge, legale, giuridico, diritto | lei, legal, jurídico, direito | 法律, 法務, 法的
liability, liable | Haftung, haften, haftet | responsabilité, responsable | responsabilidad, responsable | responsabilità, responsabile | responsabilidade, responsável | 責任, 賠償
damages, compensation | Schadenersatz, Entschädigung | dommages et intérêts, indemnisation, dédommagement | daños, indemnización, compensación | danni, risarcimento, indennizzo | danos, indenização, indemnização, compensação | 損害, 賠償, 補償
sub-processor, processor, processing | Unterauftragsverarbeiter, Auftragsverarbeiter, Verarbeitung, verarbeiten, Unterauftragnehmer | sous-traitant, traitement, traiter | subencargado, encargado, tratamiento, procesar, subprocesador | sub-responsabile, responsabile del trattamento, trattamento, trattare | subprocessador, subcontratante, tratamento, processar | 再委託先, 処理者, 委託先, 処理
data processing agreement, DPA | Auftragsverarbeitungsvertrag, AVV | accord de traitement des données, DPA | acuerdo de tratamiento de datos, DPA | accordo sul trattamento dei dati, DPA | acordo de tratamento de dados, DPA | データ処理契約, DPA
consent | Einwilligung, Zustimmung, ein~willigen | consentement | consentimiento | consenso | consentimento | 同意
terms, conditions, clause | Bedingung, Klausel, Geschäftsbedingungen, AGB | conditions, clause | condiciones, términos, cláusula | condizioni, termini, clausola | condições, termos, cláusula | 条件, 条項, 規約
negotiate, negotiation | verhandeln, Verhandlung | négocier, négociation | negociar, negociación | negoziare, trattativa, negoziazione | negociar, negociação | 交渉
signature, sign | unterschreiben, unterzeichnen, Unterschrift | signer, signature | firmar, firma | firmare, firma | assinar, assinatura | 署名, サイン
allowed, allow, permit | dürfen, erlaubt, erlauben, zulässig, gestattet | autorisé, permis, permettre, autoriser | permitido, permitir | permesso, permettere, consentito | permitido, permitir | 許可, 認め, してもよい
forbidden, prohibited | verboten, untersagt, verbieten | interdit, interdire, défendu | prohibido, prohibir | vietato, proibito | proibido, proibir | 禁止
artificial intelligence, AI, model, training | künstliche Intelligenz, KI, Modell | intelligence artificielle, IA, modèle | inteligencia artificial, IA, modelo | intelligenza artificiale, IA, modello | inteligência artificial, IA, modelo | 人工知能, AI, モデル, 学習
visitor, guest | Besucher, Gast | visiteur, invité | visitante, invitado | visitatore, ospite | visitante, convidado | 来客, ゲスト, 訪問者
badge, key card | Ausweis, Zutrittskarte, Schlüsselkarte | badge, carte d'accès | tarjeta de acceso, credencial | badge, tessera | crachá, cartão de acesso | 入館証, 社員証, カードキー
`;
