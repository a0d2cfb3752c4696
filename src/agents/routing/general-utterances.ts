/** Questions that are the general agent's job, in the catalogue's languages; written for this project. */
export const GENERAL_UTTERANCES: readonly string[] = `
how many days of leave do I have
how do I request time off
who approves my holiday
can I take unpaid leave
I am sick today, whom do I tell
how long is parental leave
which public holidays do we have
when do we get paid
where do I find my payslip
how does the bonus work
how do I claim expenses
can I put a client dinner on expenses
what is the limit for a hotel on business trips
how do I book a train for work
may I fly business class
how do I get a new laptop
my laptop is broken, whom do I ask
which tool do we use for video calls
how do I get access to the shared drive
what is the password policy for employees
how do I report a phishing mail
may I work from home
can I work from abroad for a month
what are the office hours
how do I get a badge for the office
is there parking at the office
I started this week, what should I do first
who is my buddy in the first weeks
how does onboarding work for new colleagues
how do I refer a friend for a job
how do interviews work here
what happens in a performance review
how do promotions work
who leads the people team
who is responsible for the office
whom do I ask about payroll
what are our company values
how do we run meetings
how do we write documents in the team
how do I give feedback to a colleague
what is the code of conduct
may I accept a gift from a supplier
whom can I talk to about harassment
how do I order business cards
what training can I take
does the company pay for courses
how do I set up my e-mail signature
how do we handle incidents as a team
who is on call this week
wie viele Urlaubstage habe ich
wie beantrage ich Urlaub
wo reiche ich meine Auslagen ein
wie bekomme ich einen neuen Laptop
darf ich im Homeoffice arbeiten
wann kommt das Gehalt
wen frage ich zur Gehaltsabrechnung
wie läuft die Einarbeitung ab
ich bin krank, wem melde ich das
wie ist die Regel für Dienstreisen
combien de jours de congé ai-je
comment demander un congé
comment faire une note de frais
puis-je travailler de chez moi
quand le salaire est-il versé
comment obtenir un nouvel ordinateur
à qui m'adresser pour la paie
comment se passe l'arrivée d'un nouveau collègue
cuántos días de vacaciones tengo
cómo pido vacaciones
cómo paso mis gastos
puedo trabajar desde casa
cuándo se paga la nómina
cómo consigo un portátil nuevo
a quién pregunto por la nómina
quanti giorni di ferie ho
come chiedo le ferie
come faccio una nota spese
posso lavorare da casa
quando arriva lo stipendio
come ottengo un nuovo portatile
a chi chiedo per la busta paga
quantos dias de férias tenho
como peço férias
como apresento as despesas
posso trabalhar a partir de casa
quando é pago o salário
como consigo um computador novo
a quem pergunto sobre o recibo de vencimento
有給休暇は何日ありますか
休暇の申請方法を教えてください
経費の精算はどうすればいいですか
在宅勤務はできますか
給料日はいつですか
新しいパソコンはどう申請しますか
入社後は何をすればいいですか
病欠の連絡は誰にしますか
`
  .trim()
  .split('\n');
