"""Thin Prefect flows around the pipeline. Nothing else in the project imports Prefect."""
