"""How laptops speak to the hub: routes, bodies, what stands around them."""
