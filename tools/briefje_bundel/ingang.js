// What of typage the bonnenbriefje uses. `forceWebCryptoOff` is for a website without https: there crypto.subtle is
// missing, and typage only falls back when it is there and says no.
import { Encrypter, Stanza, armor } from "age-encryption";
import { forceWebCryptoOff } from "./node_modules/age-encryption/dist/x25519.js";

globalThis.age = { Encrypter, Stanza, armor, forceWebCryptoOff };
