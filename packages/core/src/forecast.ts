export { forecastDelivery } from "./gateways/smspartner/delivery-forecast.ts";
export type { DeliveryForecast, HeldBecause } from "./gateways/smspartner/delivery-forecast.ts";
export { fromParisTime, parisTime } from "./time/paris-time.ts";
export type { ParisTime } from "./time/paris-time.ts";
export { easterSunday, isPublicHoliday } from "./time/public-holidays.ts";
