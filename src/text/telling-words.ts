import { analyze } from './analyze.ts';

/**
 * English words that people tell their story with rather than what they ask about: turns of talk, verbs and qualities of every day,
 * times of the day, the people who are told of. Written for this project from general usage. Nouns that a question may be about
 * ("dog", "parents", "school") are no such words, however common.
 */
const WORDS = `
ah alright already almost alone along also always amazing another anybody anymore anyone anything anytime anyway anyways anywhere apparently
around aside away awesome awful awfully badly barely basically because besides best better beyond bit blah brilliant btw bunch certainly cheers clearly cool
crazy damn darn dear definitely desperate desperately difficult dude dumb easily easy eh else enough entirely especially etc eventually ever everybody everyone
everything everywhere exactly except fairly fancy fantastic fella fellas fellow fine finally folks forever fortunately forward fun funny fyi gentleman glad god good
goodness gosh great guess gut hah happily happy hardly hello hey hi hmm honest honestly hope hopefully hopeless horrible huh idea ideally immediately
impossible indeed insane instead just kind kinda lady lately later lately like literally little long longer lot lots lovely lucky luckily mad maybe mean meantime meanwhile mess
mister moment mostly naturally nasty near nearly nervous never nice nobody nope normally nothing now nowhere nuts obviously odd oh ok okay old oops otherwise ought
perfect perfectly perhaps plain please plenty pls plz plus poor pretty probably properly proud quick quickly quite rather ready real really reckon ridiculous rough roughly
sad sadly scared seriously shame silly simple simply since somebody someday somehow someone something sometimes somewhat somewhere soon sorry sort sorta
stuff stupid sudden suddenly super sure surely surprise surprised terrible terribly thank thanks thing though thx tired today together tomorrow tonight totally tough
true truly twice ugh uh um unfortunately unless upset usually weird well whatever whenever wherever whether whoa whoever whole wise wonder wonderful
worse worst worry wow wrong yeah yep yes yesterday yet afternoon evening morning noon till until ago ahead
ask asks asked asking bet believe bother bothers brought bring came come coming care caught cause convince convinced cry dare decided did do does doing done
dropped expect explain explains feel feels felt fiddle figure find finds follow forget forgot forgotten found freak gave get gets getting give gives giving glance go goes going gone gonna got gotta gotten grab
guessing handle happen happened happening happens hate hear heard hearing held hold imagine insist insists joke keep keeps keeping kept kick kicked kicking knew know
known knows laugh let lets letting look looked looking looks love made make makes making manage mention mentioned mind miss moan nag need needs notice
noticed poke pop pretend promise pull punch punched push pushing put puts putting realize realise remember said sat saw say saying says scream screaming see seeing seem seems seen
shout shoved shove sit sits sitting slept sound sounds stand stands standing stay stays stop stopped stops suppose supposed swear take takes taken taking talk talked talking tell telling tells think
thinking thinks thought threw throw throwing thrown told took tried tries try trying turn turned turns wait waited waiting walk walked wanna want wanted wants watch went whine wish yell yelling
girl boy guy guys lad lads man men woman women bloke mate mates buddy pal colleague colleagues coworker teammate prospect prospects client clients buyer buyers
u r w o n y s ya im ive dont wont
angry annoyed annoying anxious confused confusing furious grumpy impatient nervous panicking panic puzzled stressed unhappy worried
`;

let stems: ReadonlySet<string> | null = null;
let forms: ReadonlySet<string> | null = null;

/** Whether a lexeme of English tells a story, and says little of what a question is about where no article has it. */
export function isTelling(lexeme: string): boolean {
  stems ??= new Set(analyze(WORDS, 'en'));
  return stems.has(lexeme);
}

/** Whether a word in small letters is one of them as it stands, by which a few words may be known for English. */
export function isTellingForm(word: string): boolean {
  forms ??= new Set(WORDS.trim().split(/\s+/));
  return forms.has(word);
}
