"""The pages, one module each. (Streamlit gives a folder called ``pages`` a meaning of its own.)"""
