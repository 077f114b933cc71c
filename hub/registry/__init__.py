"""Schools, cycle windows and laptops: what the hub knows besides records."""
