/** Things that people ask somebody to do for them, by what it would be done to. */
export type ActionKind = 'write' | 'schedule' | 'record' | 'summarise';

/** The words of one kind in one language, as sources of patterns; objects may go on with more letters. */
interface ActionWords {
  verbs: string;
  objects: string;
}

/**
 * Verbs in the forms of an order (and, for German and requests put as a question, the infinitive) with the things that
 * make them an action: "create a case" is one, "create a report" is how-to as often.
 */
export const ACTION_WORDS: Readonly<Record<ActionKind, Readonly<Record<string, ActionWords>>>> = {
  write: {
    en: {
      verbs:
        'draft|write(?: up)?|compose|prepare|send(?: out| over)?|forward|e-?mail|mail|reply(?: to)?|respond to|answer|post|publish|announce|share|make|create|type up',
      objects:
        'e-?mails?|mails?|messages?|invitations?|invites?|letters?|newsletters?|invoices?|contracts?|proposals?|follow-?ups?|announcements?|reply|replies|presentations?|slides?|slide decks?|decks?|blog posts?|posts?|tweets?|channels?|customers?|clients?|prospects?|everyone|slack|team|him|her|them|#[\\p{L}\\d-]+',
    },
    de: {
      verbs:
        'schick\\p{L}*|sende\\p{L}*|schreib\\p{L}*|verfass\\p{L}*|entwirf|entwerf\\p{L}*|formulier\\p{L}*|leite|weiterleiten|poste\\p{L}*|erstell\\p{L}*|mach\\p{L}*|antworte\\p{L}*',
      objects:
        'e-?mail\\p{L}*|mail\\p{L}*|nachricht\\p{L}*|einladung\\p{L}*|brief(?:e|es)?|rechnung\\p{L}*|angebotsschreiben|präsentation\\p{L}*|folien|kund(?:e|en|in|innen)|weiter|ihm|ihnen',
    },
    fr: {
      verbs:
        'rédige[rz]?|écri[ts]|écrire|écrivez|envoie|envoyez|envoyer|transfère|transférer|transférez|prépare|préparez|réponds|répondez|poste[rz]?|publie[rz]?',
      objects:
        'e-?mails?|mails?|courriels?|messages?|invitations?|lettres?|factures?|présentations?|diapos?|client\\p{L}*|canal|équipe|lui|leur',
    },
    es: {
      verbs:
        'redacta\\p{L}*|escrib\\p{L}*|envía\\p{L}*|enví[ae]\\p{L}*|envia\\p{L}*|manda\\p{L}*|reenvía\\p{L}*|prepara|responde\\p{L}*|publica\\p{L}*',
      objects:
        'e-?mails?|correos?|mensajes?|invitaci\\p{L}*|cartas?|facturas?|presentaci\\p{L}*|diapositivas?|cliente\\p{L}*|canal|equipo',
    },
    it: {
      verbs:
        'scriv\\p{L}*|redig\\p{L}*|invia\\p{L}*|manda\\p{L}*|inoltra\\p{L}*|prepara|rispond\\p{L}*|pubblica\\p{L}*',
      objects:
        'e-?mails?|mails?|messagg\\p{L}*|invit\\p{L}*|letter\\p{L}*|fattur\\p{L}*|presentazion\\p{L}*|client\\p{L}*|canale|squadra',
    },
    pt: {
      verbs:
        'escrev\\p{L}*|redig\\p{L}*|redija|envia\\p{L}*|envie|manda\\p{L}*|mande|reencaminha\\p{L}*|prepara|prepare|respond\\p{L}*|publica\\p{L}*|publique',
      objects:
        'e-?mails?|mails?|mensage\\p{L}*|convite\\p{L}*|cartas?|fatura\\p{L}*|apresenta\\p{L}*|cliente\\p{L}*|canal|equipa|equipe',
    },
  },
  schedule: {
    en: {
      verbs: 'book|schedule|reschedule|cancel|move|set up|arrange|organi[sz]e|plan|block|put|find',
      objects:
        'meetings?|calls?|appointments?|demos?|rooms?|flights?|hotels?|tables?|taxis?|cabs?|slots?|calendars?|interviews?|lunch|dinner|time (?:with|for|in)|visits?|trips?',
    },
    de: {
      verbs:
        'buch\\p{L}*|plan(?:e|en|t)?|vereinbar\\p{L}*|verschieb\\p{L}*|sag\\p{L}*|absagen|organisier\\p{L}*|reservier\\p{L}*|leg\\p{L}*|trag\\p{L}*|eintragen|setz\\p{L}*|ansetzen',
      objects:
        'termin\\p{L}*|meeting\\p{L}*|besprechung\\p{L}*|anruf\\p{L}*|raum|zimmer|flug|flüge|hotel\\p{L}*|tisch|kalender|treffen|demo\\p{L}*',
    },
    fr: {
      verbs:
        'réserve[rz]?|planifie[rz]?|organise[rz]?|annule[rz]?|déplace[rz]?|reporte[rz]?|prends|prenez|cale[rz]?|mets|mettez',
      objects:
        'rendez-vous|rdv|réunions?|appels?|salles?|vols?|hôtels?|tables?|agenda|calendrier|démos?|visio\\p{L}*',
    },
    es: {
      verbs: 'reserva\\p{L}*|agenda\\p{L}*|programa\\p{L}*|organiza\\p{L}*|cancela\\p{L}*|mueve|pon',
      objects: 'reuni\\p{L}*|llamadas?|citas?|salas?|vuelos?|hotel\\p{L}*|mesas?|calendario|agenda|demos?',
    },
    it: {
      verbs:
        'prenot\\p{L}*|fissa\\p{L}*|organizza\\p{L}*|annulla\\p{L}*|sposta\\p{L}*|pianifica\\p{L}*|metti',
      objects:
        'riunion\\p{L}*|chiamat\\p{L}*|appuntament\\p{L}*|sal[ae]|vol[oi]|hotel|tavol\\p{L}*|calendario|agenda|demo',
    },
    pt: {
      verbs:
        'reserva\\p{L}*|reserve|marca\\p{L}*|marque|agenda\\p{L}*|agende|organiza\\p{L}*|organize|cancela\\p{L}*|cancele|adia\\p{L}*|põe',
      objects:
        'reuni\\p{L}*|chamadas?|consultas?|salas?|voos?|hot[eé]\\p{L}*|mesas?|calendário|agenda|demos?|visitas?',
    },
  },
  record: {
    en: {
      verbs:
        'create|open(?= (?:an?|the|another|this|that|my) )|log|add|update|change|edit|set|delete|remove|close|reopen|mark|assign|reassign|merge|rename|move|raise|file|register|enter|approve|put|note|record|escalate|convert',
      objects:
        'cases?|tickets?|deals?|opportunit\\p{L}*|opps?|calls?|visits?|accounts?|contacts?|leads?|records?|crm|salesforce|tasks?|to-?dos?|stages?|next steps?|close dates?|owners?|activit\\p{L}*|fields?|notes?|(?:leave|vacation|holiday|expense) (?:requests?|reports?)',
    },
    de: {
      verbs:
        'leg\\p{L}*|anleg\\p{L}*|erstell\\p{L}*|öffne\\p{L}*|änder\\p{L}*|aktualisier\\p{L}*|lösch\\p{L}*|schließ\\p{L}*|schliess\\p{L}*|trag\\p{L}*|eintrag\\p{L}*|setz\\p{L}*|weis\\p{L}*|zuweis\\p{L}*|verschieb\\p{L}*|erfass\\p{L}*|genehmig\\p{L}*',
      objects:
        'tickets?|f[aä]ll(?:e|es)?|supportf[aä]ll\\p{L}*|datens[aä]tz\\p{L}*|verkaufschance\\p{L}*|opportunit\\p{L}*|deals?|kontakt\\p{L}*|accounts?|leads?|aufgabe\\p{L}*|nächste[nr]? schritt\\p{L}*|crm|phase|urlaubsantrag|abschlussdatum|notiz\\p{L}*',
    },
    fr: {
      verbs:
        'crée[rz]?|ouvre[sz]?|ouvrir|modifie[rz]?|change[rz]?|supprime[rz]?|ferme[rz]?|mets|mettez|mettre|ajoute[rz]?|assigne[rz]?|note[rz]?|enregistre[rz]?',
      objects:
        'tickets?|dossiers?|opportunité\\p{L}*|comptes?|contacts?|leads?|tâches?|crm|prochaine étape|fiche|notes?|affaires?',
    },
    es: {
      verbs:
        'crea\\p{L}*|abr[ei]\\p{L}*|modifica\\p{L}*|cambia\\p{L}*|borra\\p{L}*|elimina\\p{L}*|cierra|cerrar|actualiza\\p{L}*|añade|añadir|asigna\\p{L}*|registra\\p{L}*|anota\\p{L}*|pon',
      objects:
        'tickets?|casos?|oportunidad\\p{L}*|cuentas?|contactos?|leads?|tareas?|crm|próximo paso|siguiente paso|registros?|notas?',
    },
    it: {
      verbs:
        'crea\\p{L}*|apri|aprire|modifica\\p{L}*|cambia\\p{L}*|elimina\\p{L}*|cancella\\p{L}*|chiudi|chiudere|aggiorna\\p{L}*|aggiungi|aggiungere|assegna\\p{L}*|registra\\p{L}*|annota\\p{L}*',
      objects:
        'tickets?|cas[oi]|opportunità|account|contatt\\p{L}*|leads?|attività|compit\\p{L}*|crm|prossimo passo|record|not[ae]',
    },
    pt: {
      verbs:
        'cri[ae]\\p{L}*|abr[ei]\\p{L}*|alter[ae]\\p{L}*|mud[ae]\\p{L}*|apag[au]\\p{L}*|elimin[ae]\\p{L}*|fech[ae]\\p{L}*|atualiz[ae]\\p{L}*|adicion[ae]\\p{L}*|atribu\\p{L}*|regist\\p{L}*|anot[ae]\\p{L}*',
      objects:
        'tickets?|casos?|oportunidade\\p{L}*|contas?|contact?os?|leads?|tarefas?|crm|próximo passo|registos?|registros?|notas?',
    },
  },
  summarise: {
    en: {
      verbs:
        'summari[sz]e|sum up|recap|tl;?dr|translate|proofread|rewrite|rephrase|transcribe|catch me up on|read',
      objects:
        'channels?|threads?|conversations?|discussions?|chats?|documents?|docs?|attachments?|files?|pdfs?|transcripts?|meetings?|calls?|pages?|links?|above|below|this|that|it',
    },
    de: {
      verbs: 'fass\\p{L}*|zusammenfass\\p{L}*|übersetz\\p{L}*|korrigier\\p{L}*|lies',
      objects:
        'channel\\p{L}*|kanal|thread\\p{L}*|unterhaltung\\p{L}*|diskussion\\p{L}*|chat\\p{L}*|dokument\\p{L}*|datei\\p{L}*|pdf\\p{L}*|meeting\\p{L}*|seite|das|dies\\p{L}*',
    },
    fr: {
      verbs: 'résume[rz]?|traduis|traduire|traduisez|corrige[rz]?|reformule[rz]?',
      objects:
        'canal|canaux|fil|conversation\\p{L}*|discussion\\p{L}*|documents?|fichiers?|pdf|réunion\\p{L}*|page|ceci|cela|ça',
    },
    es: {
      verbs: 'resume\\p{L}*|resumir|traduc\\p{L}*|corrige\\p{L}*|reformula\\p{L}*',
      objects:
        'canal\\p{L}*|hilos?|conversaci\\p{L}*|discusi\\p{L}*|chats?|documentos?|archivos?|pdf|reuni\\p{L}*|página|esto|eso',
    },
    it: {
      verbs: 'riassum\\p{L}*|traduc\\p{L}*|correggi|riformula\\p{L}*',
      objects:
        'canal\\p{L}*|thread|conversazion\\p{L}*|discussion\\p{L}*|chat|document\\p{L}*|file|pdf|riunion\\p{L}*|pagina|questo|ciò',
    },
    pt: {
      verbs: 'resum\\p{L}*|traduz\\p{L}*|corrig\\p{L}*|reformul\\p{L}*',
      objects:
        'cana[il]\\p{L}*|conversa\\p{L}*|discuss\\p{L}*|chats?|documentos?|ficheiros?|arquivos?|pdf|reuni\\p{L}*|página|isto|isso',
    },
  },
};
