/**
 * English terms at work that stand for one another where one has several words or is the short form of others. Written for
 * this project from general usage. A group a line, its terms parted by commas.
 */
export const TERM_GROUPS = `
pto, paid time off, time off, days off, day off, annual leave, paid leave, vacation days, vacation
unpaid leave, leave of absence, sabbatical
sick leave, sick day, sick days, call in sick
sick note, medical certificate, doctor's note
parental leave, maternity leave, paternity leave
bereavement leave, compassionate leave
wfh, work from home, working from home, remote work, telework, home office
rto, return to office
ooo, out of office, out of the office
eod, end of day, cob, close of business
eta, estimated time of arrival, arrival time
asap, as soon as possible
poc, proof of concept
rfp, request for proposal
rfq, request for quotation, request for quote
rfc, request for comments
kpi, key performance indicator
okr, objectives and key results
roi, return on investment
tco, total cost of ownership
qa, quality assurance
uat, user acceptance test
qbr, quarterly business review
nps, net promoter score
csat, customer satisfaction
arr, annual recurring revenue
mrr, monthly recurring revenue
ytd, year to date
sow, statement of work
msa, master service agreement, master services agreement
nda, non-disclosure agreement, nondisclosure agreement, confidentiality agreement
dpa, data processing agreement, data processing addendum
sla, service level agreement, service level
sla, response time, reaction time
tos, terms of service, terms of use
eula, license agreement
dpo, data protection officer
gdpr, general data protection regulation, data protection, data privacy
ccpa, consumer privacy act
dsar, data subject access request, subject access request
pii, personally identifiable information, personal data, personal information
phi, protected health information
scc, standard contractual clauses
dlp, data loss prevention
2fa, mfa, two-factor authentication, two factor, multi-factor authentication, two-step verification
sso, single sign-on
otp, one-time password, one time code
idp, identity provider
rbac, role-based access control
vpn, virtual private network
mdm, mobile device management
byod, bring your own device
pentest, pentesting, penetration test, pen test
ddos, denial of service
bcp, business continuity plan, business continuity
rto, recovery time objective
rpo, recovery point objective
rca, root cause analysis, postmortem, post-mortem, root cause
mttr, mean time to recovery
oncall, on call, on-call duty, pager duty
api key, api token, access token
env, environment variable
ui, user interface
ux, user experience
db, database
os, operating system
vm, virtual machine
pr, pull request, merge request
mvp, minimum viable product
ga, general availability, generally available
eol, end of life, end of support
faq, frequently asked questions
kb, knowledge base, help center, help centre
crm, customer relationship management
erp, enterprise resource planning
csm, customer success manager, success manager
sdr, sales development representative
smb, small business, small and medium businesses
b2b, business to business
po, purchase order
vat, value added tax, sales tax
capex, capital expenditure
opex, operating expenditure, operating expense
fy, fiscal year, financial year
per diem, daily allowance, meal allowance
corporate card, company card, company credit card
expense report, expense claim
bank transfer, wire transfer
down payment, upfront payment, deposit
late fee, late payment fee
free trial, trial period, test period
price list, rate card
hr, human resources, people team, people ops, people operations
IT support, IT team, IT department, IT desk, it department, it desk, help desk, helpdesk, service desk
ceo, chief executive officer, chief executive
cfo, chief financial officer, finance chief
cto, chief technology officer
coo, chief operating officer
ciso, chief information security officer, head of security
vp, vice president
pip, performance improvement plan
performance review, annual review, appraisal
salary review, pay review, pay rise, pay raise, salary increase
side job, second job, side hustle, side gig, side project, outside employment, secondary employment, moonlighting
notice period, period of notice, cancellation period, termination notice
probation, probation period, probationary period, trial period
exit interview, leaving interview
job opening, open position, open role, vacancy
employee referral, referral bonus, refer a friend
new starter, new hire, new joiner, new employee, newcomer
first week, onboarding
all hands, all-hands meeting, company meeting, town hall
one on one, one-to-one
standup, stand-up meeting, daily meeting
meeting room, conference room
parking space, parking spot, parking
id badge, access card, key card, keycard, badge
front desk, reception
health insurance, medical insurance, health plan
pension, retirement plan, retirement savings, 401k
home office equipment, home office budget
learning budget, training budget, education budget
dress code, what to wear
code of conduct, rules of conduct
speak up, report misconduct, whistleblowing, whistleblower
conflict of interest, competing interest
public transport, public transit
rental car, hire car, car rental
plane ticket, flight, airfare
travel agency, travel portal, booking tool
public holiday, bank holiday, national holiday
login, log in, sign in, log on, signin, logon
logout, log out, sign out, signout
signup, sign up, register
setup, set up, configure
rollback, roll back, revert, undo
backup, back up
shutdown, shut down, turn off
lockout, locked out
password manager, password vault
error message, error code
release notes, changelog, change log
feature request, product request
sandbox, test environment, staging, staging environment
production environment, prod, live environment, live system
status page, service status
customer support, customer service, support team
credit note, credit memo
auto-renew, automatic renewal, renew automatically
early termination, terminate early, cancel early
hand in notice, hand in my notice, give notice, giving notice, notice of resignation, quit my job, resign, resignation, leave the company, leaving the company
last day, final day, last day of work
first day, start date, starting date
maiden name, surname, last name, family name, legal name
get married, got married, marriage, wedding
have a baby, having a baby, expecting a child, pregnancy, parental leave
jury duty, jury service
criminal record, criminal history, background check, background screening
change teams, switch teams, move to another team, internal transfer, internal move
move abroad, moving abroad, move to another country, relocate, relocation
work abroad, work from abroad, working abroad, work from another country
go-between, contact person, point of contact
pay myself, paid myself, out of pocket, reimbursement
claim back, get my money back, money back, reimbursement
customs, import duty, customs fee, duties
bribe, bribery, kickback, facilitation payment, corruption
anonymous, anonymously, confidential report
strike price, exercise price
tax form, tax document
hand over, handover, hand-off, handoff, transition
on holiday, on leave, out sick, absence
company trip, team trip, offsite, team meetup
face to face, in person, onsite
private phone, own phone, personal phone, personal device, byod
private mail, private email, personal email, personal account
private computer, own computer, personal computer, personal device
lost laptop, stolen laptop, lost device, stolen device
security key, usb key, hardware key, hardware token, yubikey
password length, password requirements, password policy
suspicious email, scam email, phishing email, phishing
junk mail, spam
break-in, hacked, broken into, security incident, security breach
security hole, security bug, security flaw, vulnerability
software license, software licence, tool license, application access
admin rights, admin access, elevated access, elevated permissions, privileged access
screenshot, screen capture
auto reply, automatic reply, out-of-office message
do not disturb, silent mode, focus mode
group chat, chat channel, slack channel
direct message, dm, private message
test user, test account, dummy account
email alias, second email address, additional email address
profile picture, profile photo
night shift, night duty, out of hours, after hours
weekend duty, weekend work
sign off, signed off, approve, approval
look after, in charge of, responsible for
sales pitch, sales deck, pitch deck
customer meeting, customer call, customer visit
money off, rebate, discount, price reduction
price increase, price rise, raise prices
lost deal, deals we lost, lost opportunity
won deal, deals we won, closed won
compensation for an outage, service credit, service credits
pay later, payment terms, days to pay, payment deadline
cancel the contract, end the contract, terminate the contract, termination
free of charge, no cost, for free
data location, data residency, where data is kept, where data is stored
erase data, delete data, deletion of data, data deletion
`;
