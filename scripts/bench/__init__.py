"""Speed and weight of the product, each beside the bare thing that limits it, in one run."""
