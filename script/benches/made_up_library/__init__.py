"""A made-up library of any size: releases as Parquet files, ingested as released files are."""
