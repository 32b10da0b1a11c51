"""A page that fails half-way."""

import streamlit as st

st.write("The page begins.")
raise RuntimeError("a detail that is nobody's business")
