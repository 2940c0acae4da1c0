// Judges proofs, a line each on standard input, as sumdb.go does; prints yes or no for each.
const readline = require('node:readline');
const { RFC9162 } = require('@transmute/rfc9162');

const bytes = (hex) => new Uint8Array(Buffer.from(hex, 'hex'));

async function judge(line) {
  const [kind, first, size, one, root, path] = line.split(' ');
  const hashes = path.split(',').filter(Boolean).map(bytes);
  if (kind === 'inclusion') {
    return RFC9162.verifyInclusionProof(bytes(root), bytes(one), {
      log_id: '',
      tree_size: Number(size),
      leaf_index: Number(first),
      inclusion_path: hashes,
    });
  }
  // RFC 9162, 2.1.4.2, step 2 prepends the old root where the old size is a power of two; the package leaves that to us.
  const old = Number(first);
  return RFC9162.verifyConsistencyProof(bytes(one), bytes(root), {
    log_id: '',
    tree_size_1: old,
    tree_size_2: Number(size),
    consistency_path: Number.isInteger(Math.log2(old)) ? [bytes(one), ...hashes] : hashes,
  });
}

(async () => {
  const answers = [];
  for await (const line of readline.createInterface({ input: process.stdin })) {
    answers.push((await judge(line)) ? 'yes' : 'no');
  }
  process.stdout.write(answers.join('\n') + '\n');
})();
