"""The site: a Django project that shows editions, and knows no row of a record."""
