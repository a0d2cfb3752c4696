import type { SentenceCheck } from './sentence-check.ts';

const PROMISE =
  /(?<!\p{L})(?:i (?:hereby )?(?:promise|guarantee|approve|authori[sz]e|confirm that you (?:get|have)|commit)|we (?:hereby )?(?:promise|guarantee) (?:you|them)|ich (?:verspreche|garantiere|genehmige|sage (?:dir|ihnen|euch) zu)|je (?:promets|garantis|m.engage|vous accorde)|(?:te |le |les )?(?:prometo|garantizo|apruebo)|(?:ti |vi )?(?:prometto|garantisco|approvo)|(?:eu )?(?:prometo|garanto|aprovo))(?!\p{L})|(?:約束します|保証いたします|承認します)/iu;
const CLAIMED_ACTION =
  /(?<!\p{L})i(?:.ve| have| will|.ll)? (?:just )?(?:now )?(?:sent|send|e-?mailed|e-?mail|called|call|booked|book|scheduled|schedule|updated|update|created|create|deleted|delete|forwarded|forward|contacted|contact|notified|notify)(?!\p{L})|(?<!\p{L})ich habe [^.!?]{0,60}(?:geschickt|gesendet|gebucht|angelegt|geändert|gelöscht|informiert)|(?<!\p{L})j.ai (?:envoyé|appelé|réservé|créé|modifié|supprimé)|(?<!\p{L})he (?:enviado|llamado|reservado|creado|cambiado|borrado)|(?<!\p{L})ho (?:inviato|chiamato|prenotato|creato|modificato|eliminato)|(?<!\p{L})enviei|送信しました|予約しました/iu;

/** The bot promises nothing and claims no action: it has no authority for the one and no hands for the other. */
export const checkPromises: SentenceCheck = {
  name: 'promises',
  harm: true,
  fault({ plain, cited }) {
    const said = PROMISE.exec(plain)?.[0] ?? CLAIMED_ACTION.exec(plain)?.[0];
    if (said === undefined) return null;
    // A battlecard may say word for word what a person should tell the customer.
    const quoted = cited.some((it) =>
      it.text.toLowerCase().includes(plain.toLowerCase().replace(/[.。]$/, '')),
    );
    return quoted ? null : 'It promises something or claims to have done something.';
  },
};
