import { analyze } from './analyze.ts';
import { WORD_GROUPS } from './word-groups.ts';

/** Words that people at work use for one another; a match by them counts less than the word itself. */
const GROUPS: Record<string, string[]> = {
  en: WORD_GROUPS.trim().split('\n'),
  de: [
    'mitarbeiter angestellte beschäftigte kollege person',
    'übertragen umverteilen zuweisen wechseln',
    'kosten preis gebühr',
    'beheben lösen reparieren tun',
    'laptop rechner computer gerät',
    'urlaub ferien freizeit',
    'oft häufig einmal',
    'wechseln ändern',
    'abbrechen fehlschlagen scheitern',
  ],
  es: [
    'empleado trabajador persona técnico',
    'aviso alerta notificación',
    'configurar crear ajustar',
    'coste precio costar tarifa',
    'turno guardia',
    'pasar llegar enviar',
  ],
};

/** Forms of English verbs and nouns that no stemmer brings together. */
const IRREGULAR = `begin began begun,bring brought,build built,buy bought,catch caught,choose chose chosen,come came,draw drew drawn,
drive drove driven,eat ate eaten,fall fell fallen,feel felt,find found,forget forgot forgotten,get got gotten,give gave given,go went
gone,grow grew grown,hear heard,hold held,keep kept,know knew known,lead led,leave left,lend lent,lose lost,make made,mean meant,meet
met,pay paid,rise rose risen,run ran,say said,see saw seen,seek sought,sell sold,send sent,shake shook shaken,show shown,speak spoke
spoken,spend spent,stand stood,steal stole stolen,swear swore sworn,take took taken,teach taught,tell told,think thought,understand
understood,wear wore worn,win won,withdraw withdrew withdrawn,write wrote written,child children,man men,woman women,person people`;

/** The groups of a language, each as a list of words. */
function synonymGroups(language: string): string[][] {
  const groups = (GROUPS[language] ?? []).map((group) => group.split(' '));
  return language === 'en' ? [...groups, ...IRREGULAR.split(',').map((forms) => forms.split(/\s+/))] : groups;
}

const indexes = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();

/** For each lexeme of a language the lexemes that people use for it. */
export function synonymsOf(language: string): ReadonlyMap<string, ReadonlySet<string>> {
  const known = indexes.get(language);
  if (known !== undefined) return known;
  const index = new Map<string, Set<string>>();
  for (const group of synonymGroups(language)) {
    const lexemes = new Set(group.flatMap((word) => analyze(word, language)));
    for (const lexeme of lexemes) {
      const all = index.get(lexeme) ?? new Set<string>();
      for (const other of lexemes) if (other !== lexeme) all.add(other);
      index.set(lexeme, all);
    }
  }
  indexes.set(language, index);
  return index;
}
