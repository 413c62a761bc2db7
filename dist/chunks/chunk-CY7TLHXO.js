export{a_38 as a,b_38 as b,c_38 as c,d_38 as d,e_38 as e,f_38 as f,g_38 as g,h_38 as h,i_38 as i,j_38 as j,k_38 as k}from"./check-at-once.js";
