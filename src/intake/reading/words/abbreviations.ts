/** Abbreviations whose full stop ends no sentence. */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'kl. ca. f.eks. bl.a. m.m. m.fl. m.v. mv. mdr. pr. nr. tlf. evt. inkl. ekskl. dvs. osv. o.l. ift. ifm. mht. pga. ' +
    'vedr. hhv. mia. mio. kr. sk. st. jf. ang. max. maks. min. mdl. skr. t. d. e.g. i.e. etc. approx. incl. jan. feb. ' +
    'mar. apr. jun. jul. aug. sep. sept. okt. nov. dec. man. tirs. ons. tors. fre. lør. søn.'
  ).split(' '),
);
