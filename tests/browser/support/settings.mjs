// What a site's owner decided, as the widget is told it.

/** Answers for the settings as if its owner had made them so: `change` gets what the stack says and gives what is different. */
export function withSettings(context, change) {
  return context.route("**/v1/sites/demo*", async (route) => {
    const response = await route.fetch();
    const settings = await response.json();
    await route.fulfill({ response, json: { ...settings, ...change(settings) } });
  });
}
