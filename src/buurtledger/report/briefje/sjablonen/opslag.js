// The draft on this telephone: in IndexedDB, and where that may not be in memory, which the page then says.
//
// Every change is a function that is applied to the draft as it stands there, within one transaction: the page may be
// open twice, and the camera of a telephone that is short of memory may end it at any moment.

const opslag = {
  blijft: true,
  db: null,
  geheugen: { concept: new Map(), fotos: new Map() },
};

function openOpslag() {
  return new Promise((klaar) => {
    const niet = () => {
      opslag.blijft = false;
      klaar();
    };
    // Some viewers never answer.
    const wacht = setTimeout(niet, 4000);
    try {
      const vraag = indexedDB.open("buurtledger-briefje", 1);
      vraag.onupgradeneeded = () => {
        vraag.result.createObjectStore("concept");
        vraag.result.createObjectStore("fotos");
      };
      vraag.onerror = vraag.onblocked = () => {
        clearTimeout(wacht);
        niet();
      };
      vraag.onsuccess = () => {
        clearTimeout(wacht);
        opslag.db = vraag.result;
        opslag.db.onversionchange = () => opslag.db.close();
        klaar();
      };
    } catch {
      clearTimeout(wacht);
      niet();
    }
  });
}

// Do something with one record: `doe` gets what is there and gives what is to be there (undefined: nothing).
function metRecord(soort, sleutel, doe) {
  if (!opslag.blijft) {
    const nieuw = doe(opslag.geheugen[soort].get(sleutel));
    if (nieuw === undefined) opslag.geheugen[soort].delete(sleutel);
    else opslag.geheugen[soort].set(sleutel, nieuw);
    return Promise.resolve(nieuw);
  }
  return new Promise((klaar, mis) => {
    let nieuw;
    const werk = opslag.db.transaction(soort, "readwrite");
    werk.oncomplete = () => klaar(nieuw);
    werk.onerror = werk.onabort = () => mis(werk.error || new Error("abort"));
    const winkel = werk.objectStore(soort);
    const vraag = winkel.get(sleutel);
    vraag.onsuccess = () => {
      nieuw = doe(vraag.result);
      try {
        if (nieuw === undefined) winkel.delete(sleutel);
        else winkel.put(nieuw, sleutel);
      } catch (fout) {
        mis(fout); // some keep no photos in a private window
      }
    };
  });
}

function lees(soort, sleutel) {
  if (!opslag.blijft) return Promise.resolve(opslag.geheugen[soort].get(sleutel));
  return new Promise((klaar, mis) => {
    const vraag = opslag.db.transaction(soort).objectStore(soort).get(sleutel);
    vraag.onsuccess = () => klaar(vraag.result);
    vraag.onerror = () => mis(vraag.error);
  });
}

// The same, and when the telephone refuses it is kept in memory and said: nothing that was typed is lost by it.
async function bewaarRecord(soort, sleutel, doe) {
  try {
    return await metRecord(soort, sleutel, doe);
  } catch {
    await naarGeheugen();
    return metRecord(soort, sleutel, doe);
  }
}

// The telephone keeps nothing any more: what it had is taken along, as far as it can be read.
async function naarGeheugen() {
  for (const soort of ["concept", "fotos"]) {
    for (const sleutel of await sleutels(soort).catch(() => [])) {
      const record = await lees(soort, sleutel).catch(() => undefined);
      if (record !== undefined && record.boek === gegevens.boek) opslag.geheugen[soort].set(sleutel, record);
    }
  }
  opslag.blijft = false;
  toonOpslag();
}

function sleutels(soort) {
  if (!opslag.blijft) return Promise.resolve([...opslag.geheugen[soort].keys()]);
  return new Promise((klaar, mis) => {
    const vraag = opslag.db.transaction(soort).objectStore(soort).getAllKeys();
    vraag.onsuccess = () => klaar(vraag.result);
    vraag.onerror = () => mis(vraag.error);
  });
}

// What is typed this very moment, by field. IndexedDB writes later than it is asked, and a page that is ended before that
// loses it; this is written before anything is waited for, and taken away once IndexedDB has it.
function leesKladje() {
  try {
    return JSON.parse(localStorage.getItem(`buurtledger-briefje:${SLEUTEL}`)) || {};
  } catch {
    return {};
  }
}

function schrijfKladje(velden) {
  if (!opslag.blijft) return;
  try {
    if (Object.keys(velden).length) localStorage.setItem(`buurtledger-briefje:${SLEUTEL}`, JSON.stringify(velden));
    else localStorage.removeItem(`buurtledger-briefje:${SLEUTEL}`);
  } catch {
    // Then IndexedDB alone keeps it.
  }
}

// Ask that the telephone does not throw the draft away when it is short of room.
async function vraagBlijvend() {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}
