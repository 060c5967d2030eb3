export { forecastDelivery } from "./delivery-forecast.ts";
export type { DeliveryForecast, HeldBecause } from "./delivery-forecast.ts";
export { fromParisTime, parisTime } from "./paris-time.ts";
export type { ParisTime } from "./paris-time.ts";
export { easterSunday, isPublicHoliday } from "./public-holidays.ts";
