/** Postal codes, municipalities and travel times: what other modules use. */
export { Geography } from './geography';
export { GeographyLoadError, problemText, type RowProblem } from './geography-load-error';
export { isPlausible, type Municipality, type PostalCode } from './geography-types';
export { loadGeography } from './load-geography';
export {
  readOfficialGeography,
  readOfficialMunicipalities,
  readOfficialPostalCodes,
  type ImportProblem,
  type OfficialGeography,
  type PostalCodeOptions,
} from './official-import';
export { DistanceTravelModel, NO_TRIP, type TravelRoute } from './travel-model';
export { TRAVEL_MODEL, TRAVEL_PARAMETERS, type TravelParameters } from './travel-parameters';
