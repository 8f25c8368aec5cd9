"""The portal's database: one SQLite file, one connection, SQL in `.sql` files."""

from .db import Store, Transaction

__all__ = ["Store", "Transaction"]
