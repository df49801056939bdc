// Steps that several journeys against the real agent share: settings that change under the page, and the people of a shop.
import { expect } from "@playwright/test";

/** As fast as a hand: a person who types, not a scanner. */
export const hand = { delay: 60 };
export const pins = { Grace: "274019", Ada: "502846" };

export const door = (page) => page.locator("dialog.door");

/** The agent is killed and comes back with other settings. */
export async function restart(world, settings = {}) {
  Object.assign(world.settings, settings);
  await world.agent.kill();
  await world.startAgent();
}

/** Waits until the page, which lost the agent, has found it again. */
export async function isBack(page) {
  await expect(page.locator(".band.bad")).toHaveCount(0);
}

/** Grace becomes the shop's first manager and is signed in. */
export async function firstManager(page, open) {
  await open("#/configuracao");
  await page.getByRole("button", { name: "Cadastrar o primeiro gerente" }).click();
  await door(page).getByLabel("Nome").fill("Grace");
  await door(page).getByLabel("PIN (6 a 12 números)").fill(pins.Grace);
  await page.getByLabel("PIN outra vez").fill(pins.Grace);
  await page.getByRole("button", { name: "Cadastrar e entrar" }).click();
  await expect(door(page)).toHaveCount(0);
}

/** The manager who is signed in adds Ada, a clerk. */
export async function addAda(page, world) {
  await page.goto(`${world.url}/#/pessoas`);
  await page.getByRole("button", { name: "Cadastrar pessoa" }).click();
  await page.locator(".person-form").getByLabel("Nome").fill("Ada");
  await page.getByLabel("PIN (6 a 12 números)").fill(pins.Ada);
  await page.getByRole("button", { name: "Gravar" }).click();
  await expect(page.locator(".person-row")).toHaveCount(2);
}

/** Types a PIN at the door, which must be asking for it. */
export async function typePin(page, name, pin = pins[name]) {
  await expect(page.getByLabel(`PIN: ${name}`)).toBeFocused();
  await page.keyboard.type(pin, hand);
  await page.keyboard.press("Enter");
}

/** Opens the door for Ada where Grace is signed in. */
export async function changeToAda(page) {
  await page.getByRole("button", { name: "Grace: Trocar de pessoa" }).click();
  await door(page).getByRole("button", { name: "Outra pessoa" }).or(door(page).getByRole("button", { name: "Ada" })).first().click();
}

export async function expectSignedIn(page, name) {
  await expect(page.getByRole("button", { name: `${name}: Trocar de pessoa` })).toBeVisible();
}
