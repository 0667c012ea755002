/** `PositionOpening` of HR-XML 3.2, as public employment services send it to EURES, and the NAV ad it is made from. */
import { iscoUnitGroup, wholeNumber } from '../records/codes';
import { fullDate } from '../records/dates';
import { finishOpening, type RecordPlace } from '../records/finish-record';
import { keepOrganization, readHours, readTitle } from '../records/opening-fields';
import type { ParsedRecord, ParseOptions } from '../records/parsed-file';
import { readDanishPostalCode } from '../records/person-fields';
import { RecordDraft } from '../records/record-draft';
import { SourceNode } from '../records/source-node';

const EXPECTED_DATE = 'A date YYYY-MM-DD.';

/**
 * Reads one `PositionOpening`; `root` is its own place.
 * @throws UnreadableFile `FIELD.REQUIRED` without a title
 */
export function readPositionOpening(root: SourceNode, place: RecordPlace, options: ParseOptions): ParsedRecord {
  const draft = new RecordDraft(root, options);
  draft.markup = true;
  const profile = root.first('PositionProfile') ?? new SourceNode('');
  const address = profile.first('PositionLocation.Address');
  keepOrganization(draft, profile.first('PositionOrganization.OrganizationIdentifiers.OrganizationName'));
  return finishOpening(draft, place, {
    externalId: draft.maybe(root.first('DocumentID'), identifier),
    title: readTitle(draft, profile.first('PositionTitle')),
    source: 'import',
    description: draft.html(profile.first('PositionFormattedDescription.Content'), 5000, '/description'),
    postalCode: readDanishPostalCode(draft, address?.first('PostalCode'), address?.first('CountryCode')),
    places: draft.maybe(profile.first('PositionOpenQuantity'), (text) => wholeNumber(text, 1, 500)),
    isco08: profile.all('JobCategoryCode').flatMap((code) => draft.maybe(code, iscoUnitGroup) ?? [])[0],
    ...readHours(draft, undefined, profile.all('PositionScheduleTypeCode')),
    startsOn: draft.maybe(
      profile.first('PositionPeriod.StartDate.FormattedDateTime', 'PositionPeriod.StartDate.DateText'),
      fullDate,
    ),
    endsOn: draft.maybe(
      profile.first('PositionPeriod.EndDate.FormattedDateTime', 'PositionPeriod.EndDate.DateText'),
      fullDate,
    ),
    deadlineOn: draft.value(profile.first('ApplicationCloseDate'), '/deadlineOn', EXPECTED_DATE, fullDate),
  });
}

function identifier(text: string): string | undefined {
  return /^\S{1,200}$/.test(text) ? text : undefined;
}

/** True for an ad of the Norwegian employment service: an id, a title, and its bag of properties. */
export function looksLikeNavAd(node: SourceNode): boolean {
  return node.peek('uuid') !== undefined && node.peek('title') !== undefined && node.has('properties');
}

/**
 * Reads one NAV ad. Its occupation codes are STYRK-08, whose first four digits are the ISCO-08 unit group.
 * @throws UnreadableFile `FIELD.REQUIRED` without a title
 */
export function readNavAd(root: SourceNode, place: RecordPlace, options: ParseOptions): ParsedRecord {
  const draft = new RecordDraft(root, options);
  draft.markup = true;
  keepOrganization(draft, root.first('employer.name', 'businessName'));
  return finishOpening(draft, place, {
    externalId: draft.maybe(root.first('uuid'), identifier),
    title: readTitle(draft, root.first('title')),
    source: 'import',
    description: draft.html(root.first('properties.adtext'), 5000, '/description'),
    postalCode: readDanishPostalCode(draft, root.first('location.postalCode'), root.first('location.country')),
    places: draft.maybe(root.first('properties.positioncount'), (text) => wholeNumber(text, 1, 500)),
    isco08: draft.maybe(root.first('categoryList.code'), iscoUnitGroup),
    ...readHours(draft, undefined, root.all('properties.extent')),
    startsOn: draft.maybe(root.first('properties.starttime'), fullDate),
    deadlineOn:
      draft.maybe(root.first('properties.applicationdue'), fullDate) ?? draft.maybe(root.first('expires'), fullDate),
  });
}
