"""The pages. The only package, with app.py, that knows Streamlit; it decides nothing and keeps nothing."""
