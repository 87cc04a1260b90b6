console.log("the loader, long enough to be worth a copy that is compressed, compressed, compressed, compressed");
