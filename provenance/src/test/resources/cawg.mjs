// What c2pa-rs says of a file and of the people in its identity assertions. The wrapper of the validator takes no anchors for people.
// usage: node cawg.mjs VALIDATOR-FOLDER CLAIM-ANCHORS.pem IDENTITY-ANCHORS.pem FILE.wav
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [validator, claims, identities, file] = process.argv.slice(2);
const { ENGINES, settings } = await import(pathToFileURL(path.join(validator, 'engines.mjs')).href);
const list = (kind, pem) => ({ trust_kind: kind, trust_uri: `urn:test:${kind}`, trust_anchors: fs.readFileSync(pem, 'utf8') });
const chosen = JSON.parse(settings());
chosen.trust.anchors = [list('manifest', claims), list('tsa', claims), list('cawg', identities)];
await ENGINES.native.load();
const report = await ENGINES.native.read(fs.readFileSync(file), 'audio/wav', JSON.stringify(chosen));
const { success, failure } = report.validation_results.activeManifest;
console.log(report.validation_state);
for (const { code } of success) console.log(`success ${code}`);
for (const { code } of failure) console.log(`failure ${code}`);
