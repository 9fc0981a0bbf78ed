/**
 * Worlds for tests of this stage and of those after it: a city with its unions, its members and their accounts.
 * Never part of the product.
 */
export { aCity, type City } from './testing/city.builder';
export { aMember, anAccount, anActorOf, TEST_PASSWORD } from './testing/person.builder';
