import json,re,sys
s=sys.argv[1]
d=json.load(open(f'/tmp/pr/{s}.json')); Q=d.pop('questions')
print(d)
L={json.loads(l)['id']:json.loads(l) for l in open(f'/work/shared/data/everyday/{s}-open.jsonl')}
ok=n=0; bad=[]
for q in Q:
    a=[c for c in q['calls'] if c['purpose']=='answer']
    if not a: continue
    l=L[q['id']]
    if 'answered' not in l['outcomes'] or not l['must'] or q['named'] is None: continue
    t=' '.join(m['content'] for m in a[0]['messages'] if m['role']=='user')
    n+=1; h=all(any(re.search(p,t,re.I|re.S) for p in g) for g in l['must'])
    ok+=h
    if not h: bad.append(q['id'])
print('holds',ok,n,' '.join(bad))
