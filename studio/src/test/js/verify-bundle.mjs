// Judges a Sigstore bundle by a public key: node verify-bundle.mjs BUNDLE KEY.pem. Prints the statement that was signed.
import {createHash, createPublicKey} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {bundleFromJSON} from '@sigstore/bundle';
import {Verifier, toSignedEntity} from '@sigstore/verify';

const bundle = bundleFromJSON(JSON.parse(readFileSync(process.argv[2], 'utf8')));
const pem = readFileSync(process.argv[3]);
const trusted = createHash('sha256').update(pem).digest('hex');
const verifier = new Verifier(
  {
    certificateAuthorities: [],
    timestampAuthorities: [],
    tlogs: [],
    ctlogs: [],
    publicKey: (hint) => {
      if (hint !== trusted) {
        throw new Error(`signed with the key ${hint}, trusted is ${trusted}`);
      }
      return {publicKey: createPublicKey(pem), validFor: () => true};
    },
  },
  {tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0, tsaThreshold: 0},
);
verifier.verify(toSignedEntity(bundle));
console.log(bundle.content.dsseEnvelope.payload.toString('utf8'));
