cd /tmp/wt/prompts
for s in ${@:-company handbook}; do d=/tmp/pr/${s:0:1}; rm -f $d/holder.*; SWITCHBOARD_DATA_DIR=$d LOG_LEVEL=silent node --import tsx src/main.ts bench prompts /work/shared/data/everyday/$s-open.jsonl --json --prompts > /tmp/pr/$s.json 2>/tmp/pr/$s.err || tail -5 /tmp/pr/$s.err; python3 .pr-sum.py $s; done
