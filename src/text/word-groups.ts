/**
 * English words that people at work use for one another, in lexeme-like base forms, and clipped forms of chat. Written for
 * this project from general usage, not from any corpus. A group a line.
 */
export const WORD_GROUPS = `
employee teammate worker staff colleague coworker people person member individual somebody someone anyone everyone
vacation holiday pto leave absence
salary pay compensation wage earn earnings
reimburse refund expense cover pay repay claim reimbursement
buy purchase order procure
laptop computer machine device macbook equipment hardware
boss manager supervisor lead head
newcomer hire starter joiner joining onboard onboarding newly
meeting call sync session appointment
budget allowance stipend limit maximum allotment cap ceiling
fix resolve solve troubleshoot repair mend remedy
start begin kick commence launch
end finish complete completion conclude expire expiration
fill complete
send submit submission hand file raise
receive obtain given granted
child children kid dependent son daughter
baby newborn infant birth
parent parental mother father maternity paternity
rule policy guideline regulation standard principle
price cost fee charge rate pricing amount
penalty consequence sanction punishment
gift present swag
resign quit leave departure offboard offboarding depart
terminate fire dismiss termination layoff
help support assist assistance aid
ask contact reach request message post
production prod
error failure problem issue bug fault trouble
deadline due latest
approve approval approver authorize authorization
document doc file paper
remove delete erase deletion removal
add create make new
change edit modify update alter
choose select pick choice
keep store retain retention kept hold save
annual yearly year annually
duration long last length period term takes
responsible owner charge dri accountable owns lead
goal purpose aim objective mission intent
reason purpose
customer client buyer account
prospect lead
interview interviewer screening
recruiter recruiting talent
trip travel journey flight travelling
hotel lodging accommodation room
sick ill illness medical sickness
insurance coverage plan insured premium covered
health medical
training course education learning lesson
review assessment evaluation feedback evaluate
promotion promote raise
employer company organization organisation business firm
ticket case request
respond reply response answer
quick fast soon speed rapidly
often frequency frequent regularly
notify inform announce announcement notification
bill invoice billing
contract agreement
discount reduction rebate concession
quote quotation offer
seat license licence user
password credential passphrase login
access permission permit right rights
meet meetup gathering offsite
home remote remotely
phone mobile telephone cell
abroad overseas country international foreign
share distribute sharing
schedule book plan arrange booking booked
require mandatory required obligatory necessary
called named name known
incident outage downtime
severity priority urgency
test exam check verify verification
step procedure process instructions
install setup configure set deploy installation configuration
replace swap exchange replacement
repeat redo retake
participate join attend participation
weekly week
monthly month
daily day
quarterly quarter
hour hourly
allow permitted eligible eligibility qualify entitled
former previous formerly previously earlier old
rise increase uplift raise grow
percent percentage share
stock equity options shares
desk workspace office coworking
inform notify communicate remind remember alert
serious severe critical major grave
count qualify include considered treat recognize
sell sold sale selling
record track log capture note
move migrate relocate migration relocation transfer
mail email message
web website site page online
invent create develop found
maintain maintained maintainer owner
wait delay
decide decision determine choose
happen occur
skip omit miss
forbid prohibit forbidden prohibited ban banned disallowed
present attend attendance participate
estimate estimated approximate approximately
obligation duty responsibility responsible task
evaluate assess assessment evaluation rate rating review
feedback opinion comment
improve improvement enhance
broken damaged defective damage break
lost stolen missing theft
renew renewal extend extension
upgrade update newer
law legal statute regulation
tax taxes taxation
country nation location region
city town location
wage salary payroll
family relative relatives spouse partner dependents
doctor physician medical
car vehicle auto rental
meal food lunch dinner breakfast eat
conference event convention summit
lecture webinar course workshop class session training
guide guideline handbook manual documentation
shorten shorter brief short
big large
fast quick quickly speed rapid
hard difficult complex
prefer preferred preference favorite favourite recommend recommended
recommend suggest advise propose
report notify raise escalate
join enroll register enrol enrollment signup
sign signature signed
supplier vendor provider contractor
candidate applicant interviewee
leader lead head director
division department team group org
objective goal okr target
metric measure kpi indicator
increase raise grow growth rise
decrease reduce lower reduction
maximum max longest largest highest limit
minimum min least lowest
total overall sum
twice two biannual
safe secure security
secret confidential private sensitive
workplace office
spend spending cost
weakness weak disadvantage drawback limitation lack
strength advantage strong benefit
competitor rival competition
data information
backup restore recovery
encrypt encryption encrypted
tech technician
app application
settings configuration config preferences
notif notification alert
undo revert rollback
pw pwd password passcode
deactivate disable
authentication auth authenticate
admin administrator administration
upload import attach
download export
spreadsheet excel csv sheet
slides presentation deck powerpoint
attachment file
crash freeze hang frozen
slow lag laggy sluggish
wifi wlan wireless
internet network connection connectivity
offline disconnected
headset headphones earphones
charger adapter
laptop notebook
smartphone phone mobile
reboot restart
malware virus ransomware
phishing scam spoofing
breach leak compromise
vulnerability weakness flaw
patch hotfix
denylist blacklist blocklist
environment env
repo repository
deploy deployment rollout
bug defect issue
uptime availability
downtime outage disruption interruption
latency delay lag
backup snapshot
database db
hosted stored located hosting
residency region location
engineer engineering eng developer dev programmer
ops operations
integration connector plugin addon extension
quota limit allotment
duplicate copy clone
sync synchronize synchronise synchronization
workflow automation automate
troubleshooting troubleshoot diagnose
maintenance upkeep servicing
deprecated obsolete discontinued sunset
beta preview pilot
demo demonstration
subscription plan tier package
cancel cancellation terminate
renewal renew prolong
refund chargeback
proposal offer bid tender
commission bonus incentive
revenue turnover income sales
profit margin earnings
partner reseller distributor
onsite premises
clause provision section paragraph
annex appendix exhibit addendum
amendment modification
breach violation infringement
comply compliance compliant adhere conform
liability liable indemnity indemnify indemnification
warranty guarantee
promise promised commitment commit guarantee guaranteed
dispute disagreement
lawsuit litigation
lawyer attorney counsel
confidentiality secrecy nondisclosure
subprocessor subcontractor
audit auditor inspection
certificate certification certified accreditation
questionnaire survey
expense expenditure spending outlay
receipt voucher
overdue late unpaid outstanding
payment pay remittance
payslip paystub paycheck
fuel petrol gas
taxi cab uber rideshare
train rail railway
plane flight airfare airline
overnight night nightly
luggage baggage
alcohol wine beer drinks
pet dog cat animal
gym fitness wellness sport
kitchen canteen cafeteria
toilet restroom bathroom washroom
elevator lift
badge keycard fob
building premises facility facilities
mail post courier parcel package delivery
shipment shipping deliver
sabbatical leave
pregnant pregnancy maternity
funeral bereavement death
mental counselling therapy therapist
pension retirement retire
shift rota roster
intern internship trainee apprentice
freelancer contractor consultant
referral refer referrer
vacancy opening position
cv resume
severance redundancy layoff
harassment bullying discrimination
misconduct wrongdoing violation
complaint grievance
appraisal review
agenda topics
recap summary summarize minutes
attendee participant
reschedule postpone
standup huddle scrum
mgr manager
dept department
info information
docs documentation document
approx approximately
biz business
cust customer
acct account
yr yrs year
mo month
wk week
qty quantity
diff difference
perf performance
prep preparation prepare
avg average mean
msg message
pic picture photo image
mtg meeting
mktg marketing
corp corporate corporation
exec executive
req requirement requirements
spec specification specs
temp temporary
tmrw tomorrow
asst assistant
comms communications communication
centre center
programme program
donate donation charity volunteering volunteer
printer print printing
mileage kilometre km
mins minute
hrs hour
allowlist whitelist safelist
privacy gdpr
username userid
unlock unblock
token credential
activate enable
mentor coach
hack hacker attacker
visitor guest
`;
