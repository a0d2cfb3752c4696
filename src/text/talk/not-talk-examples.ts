/** Questions that sound like small talk and are about the work: what a reader of small talk must leave alone. */
export const NOT_TALK_EXAMPLES: readonly string[] = `
who made this offer
who made that decision
who built the integration
who owns the account
who owns it
who is it for
who is the owner
who is in charge
who are they
who are our competitors
who are you selling to
who are we
what is it
what is that
what is this
what is new
what is next
what is included
what is open
what is the price
what are they
what are the limits
what are my accounts
what are our values
what do they do
what do they cost
what do we know about them
what do you know about the customer
what can they do
what can we do about it
what can i do
what can customers do
what should i do
what should i do today
what should i do next
what is your opinion on pricing
what model do we sell
which model do they use
which one is it
where is it
where is the data
where does the data come from
where do the prices come from
where do i find it
where can i get help
how does it work
how do they work
how is the customer doing
how is the deal going
how is the account
how are they doing
how are we doing
how is it
how old is the data
how old is the company
how do i read messages
how do i see messages
how do i send messages
how do i get help
how do i share my screen
can i read it
can customers see it
can they see my data
can we see messages of others
can the manager see the reports
who is my manager
whos my boss
who is my boss
who is my lead
who do i report to
who is my manager's manager
wer ist mein chef
wer ist meine chefin
qui est mon chef
qui est mon manager
quién es mi jefe
chi è il mio capo
quem é o meu chefe
my boss wants this
what does my manager need
do we store messages
do we keep data
do we share data
do you have a price list
do you have a template
do they speak english
do we support japanese
is it in english
which languages does it support
is it available in german
is the data private
is the channel private
is it confidential
is it right
is that allowed
is that possible
is it included
is this included
are they a customer
are they a person or a company
are there bots
are we hiring
are we safe
are you able to export
what is wrong
what went wrong
why is it wrong
why is that wrong
what if it is wrong
the price is wrong
the invoice is wrong
the date is wrong
it does not work
it does not help
it is not working
that does not work
this does not work
nothing works
why is it outdated
i need something
i need a price
i need support
help with the login
help with an invoice
can you help me with the invoice
can you help with pricing
can you help here
why
why not
and now
what now
what then
since when
how much
how long
when
who
where
how
which one
really
what else
anything else
more
tell me more
show me more
examples
good customers
great accounts
best plan
best price
next week
have a meeting
today
tomorrow
wer ist das
wer macht das
was ist das
was kostet das
was machen die
wie geht das
wie funktioniert das
wie läuft der deal
wo ist das
warum
kann man das lesen
das geht nicht
das funktioniert nicht
der preis ist falsch
qui est-ce
qu'est-ce que c'est
comment ça marche chez le client
pourquoi
combien
ça ne marche pas
le prix est faux
quién es
qué es eso
cómo funciona esto
por qué
cuánto
no funciona
chi è
cos'è
come funziona questo
perché
quanto
non funziona
quem é
o que é isso
como funciona isto
porquê
quanto
não funciona
誰ですか
何ですか
いくらですか
なぜですか
どうしてですか
それは何ですか
動きません
what did they ask
what did they say
what did he ask
what did the customer ask
what did they want
what do they want
who sees the data
who reads it
is it a person
is this a plan
is this a limit
do they use it
does it make mistakes`
  .trim()
  .split('\n');
