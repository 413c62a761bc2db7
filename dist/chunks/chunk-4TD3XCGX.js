export{a_0 as a,b_0 as b,c_0 as c,d_0 as d,e_0 as e,f_0 as f}from"./github-at-once.js";
