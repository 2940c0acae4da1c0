// Judges COSE receipts, a line each on standard input; prints yes or no for each.
//   inclusion KEY RECEIPT LEAF-HASH        consistency KEY RECEIPT OLD-ROOT ROOT
// KEY is a JWK in Base64; all else is hexadecimal.
const readline = require('node:readline');
const cose = require('@transmute/cose');

const bytes = (hex) => new Uint8Array(Buffer.from(hex, 'hex'));
const buffer = (hex) => bytes(hex).buffer;

async function judge(line) {
  const [kind, key, receipt, first, second] = line.split(' ');
  const jwk = JSON.parse(Buffer.from(key, 'base64').toString());
  const verifier = cose.detached.verifier({ resolver: { resolve: async () => jwk } });
  try {
    if (kind === 'inclusion') {
      await cose.receipt.inclusion.verify({ entry: bytes(first), receipt: buffer(receipt), verifier });
      return 'yes';
    }
    const proved = await cose.receipt.consistency.verify({
      oldRoot: buffer(first),
      newRoot: buffer(second),
      receipt: buffer(receipt),
      verifier,
    });
    return proved ? 'yes' : 'no';
  } catch (refusal) {
    return 'no';
  }
}

(async () => {
  const answers = [];
  for await (const line of readline.createInterface({ input: process.stdin })) {
    answers.push(await judge(line));
  }
  process.stdout.write(answers.join('\n') + '\n');
})();
