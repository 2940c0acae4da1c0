// Judges a verifiable credential whose issuer is a did:key: node verify-credential.mjs FILE. Prints what is wrong, else "verified".
import {readFileSync} from 'node:fs';
import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {createVerifyCryptosuite} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import jsonld from 'jsonld';

const multikey = (id, key) => ({
  '@context': 'https://w3id.org/security/multikey/v1',
  id,
  type: 'Multikey',
  controller: id.split('#')[0],
  publicKeyMultibase: key,
});

async function documentLoader(url) {
  if (url.startsWith('did:key:')) {
    const [did, key] = [url.split('#')[0], url.split('#')[0].slice('did:key:'.length)];
    const method = multikey(`${did}#${key}`, key);
    const document = url.includes('#')
      ? method
      : {'@context': 'https://www.w3.org/ns/did/v1', id: did, assertionMethod: [method]};
    return {contextUrl: null, documentUrl: url, document};
  }
  return vc.defaultDocumentLoader(url);
}

const credential = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const suite = new DataIntegrityProof({cryptosuite: createVerifyCryptosuite()});
const result = await vc.verifyCredential({credential, suite, documentLoader});
if (!result.verified) {
  console.log(JSON.stringify(result.error?.errors?.map(String) ?? String(result.error)));
  process.exit(1);
}
// Every term is known: JSON-LD's safe mode refuses those that no context defines.
await jsonld.toRDF(credential, {documentLoader, safe: true});
console.log('verified');
