//! Each host answers its own routes only, on one machine as behind two domains.

use super::{of_agents, of_visitors};
use crate::cast::refused;
use crate::rights::Cast;
use crate::world::World;

#[tokio::test(flavor = "multi_thread")]
async fn a_host_answers_its_own_routes_only() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    let mut good = of_agents(&world, &cast).await;
    good.extend(of_visitors(&world).await);
    for good in good {
        // Each host has its own: how it describes itself, what it says of a site.
        let both = ["/v1/openapi.json", "/v1/sites/{site}"];
        if both.iter().any(|path| good.what.ends_with(path)) {
            continue;
        }
        let answer = good.call.clone().at_other_host().answer().await;
        let what = format!("{} on the other host", good.what);
        refused(&answer, 404, "not-found", &what);
        good.succeeds().await;
    }
}
